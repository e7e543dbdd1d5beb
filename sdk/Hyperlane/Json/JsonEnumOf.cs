using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Values;

namespace Hyperlane.Json;

/// <summary>What has to be done for one enum.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal sealed class JsonEnumOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T> : JsonEnum
    where T : struct, Enum
{
    public override bool IsNamed(JsonConverter converter, JsonSerializerOptions options)
        => converter.GetType().Assembly == typeof(JsonSerializer).Assembly && converter switch
        {
            JsonStringEnumConverter or JsonStringEnumConverter<T> => true,
            JsonConverter<T> one => IsNamed(value => JsonEnumConverter<T>.TextOf(value, one, options)),
            JsonConverter<T?> orNull => IsNamed(value => JsonEnumConverter<T>.TextOf(value, orNull, options)),
            _ => false,
        };

    public override JsonTypeInfo Named(JsonTypeInfo type)
        => JsonMetadataServices.CreateValueInfo<T>(type.Options, new JsonEnumConverter<T>((JsonConverter<T>)type.Converter));

    private static bool IsNamed(Func<T, string> write)
        => EnumNames<T>.All.Count > 0 && EnumNames<T>.All.All(member => EnumNames<T>.All.Contains((write(member.Value), member.Value)));
}
