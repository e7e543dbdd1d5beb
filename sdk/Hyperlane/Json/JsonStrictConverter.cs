using System.Text.Json;
using System.Text.Json.Serialization;
using Hyperlane.Values;

namespace Hyperlane.Json;

/// <summary>Reads a value from JSON as it is read from a path, and writes it as System.Text.Json does.</summary>
/// <typeparam name="T">A type that <see cref="StrictText"/> knows.</typeparam>
/// <param name="written">What writes it.</param>
internal sealed class JsonStrictConverter<T>(JsonConverter<T> written) : JsonConverter<T>
    where T : notnull
{
    /// <summary>Longer than any of these values, also where all of its characters are escaped.</summary>
    private const int MaxLength = 512;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String ? Read(ref reader) : throw new JsonException();

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => written.Write(writer, value, options);

    private static T Read(ref Utf8JsonReader reader)
    {
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > MaxLength)
        {
            throw new JsonException();
        }

        Span<char> text = stackalloc char[MaxLength];
        return StrictText.TryRead<T>(text[..reader.CopyString(text)], out var value) ? value : throw new JsonException();
    }
}
