using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hyperlane.Values;

namespace Hyperlane.Json;

/// <summary>Reads an enum from JSON as it is read from a path, and writes it as System.Text.Json does.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="written">What writes it. It reads names that an attribute gives in their own case only.</param>
internal sealed class JsonEnumConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)]
T>(JsonConverter<T> written) : JsonConverter<T>
    where T : struct, Enum
{
    /// <summary>How many characters are read into the stack.</summary>
    private const int MaxOnStack = 128;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String ? Read(ref reader) : throw new JsonException();

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => written.Write(writer, value, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        foreach (var (name, member) in EnumNames<T>.All)
        {
            if (EqualityComparer<T>.Default.Equals(member, value))
            {
                writer.WritePropertyName(name);
                return;
            }
        }

        writer.WritePropertyName(TextOf(value, written, options));
    }

    /// <summary>What a converter writes, without quotes.</summary>
    public static string TextOf<TValue>(TValue value, JsonConverter<TValue> written, JsonSerializerOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            written.Write(writer, value, options);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static T Read(ref Utf8JsonReader reader)
    {
        var length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        var text = length <= MaxOnStack ? stackalloc char[MaxOnStack] : new char[length];
        return EnumNames<T>.TryRead(text[..reader.CopyString(text)], out var value) ? value : throw new JsonException();
    }
}
