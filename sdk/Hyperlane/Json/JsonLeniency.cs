using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>The same types with nothing required: to read what is there of a body that lacks something.</summary>
internal static class JsonLeniency
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> Cache = [];

    public static JsonTypeInfo<T> Of<T>(JsonTypeInfo<T> type)
        => (JsonTypeInfo<T>)Cache.GetValue(type.Options, Create).GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create(JsonSerializerOptions options) => new(options)
    {
        TypeInfoResolver = options.TypeInfoResolver?.WithAddedModifier(Relax),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        AllowDuplicateProperties = true,
        RespectNullableAnnotations = false,
        RespectRequiredConstructorParameters = false,
    };

    private static void Relax(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        type.UnmappedMemberHandling = null;
        foreach (var property in type.Properties)
        {
            if (property.IsRequired)
            {
                property.IsRequired = false;
            }
        }
    }
}
