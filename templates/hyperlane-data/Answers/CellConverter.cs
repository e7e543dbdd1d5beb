using System.Text.Json;
using System.Text.Json.Serialization;

namespace HyperlaneData._1;

/// <summary>Writes a value of the engine as <see cref="Cell"/> does.</summary>
public sealed class CellConverter : JsonConverter<object?>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("Values of the engine are only sent.");

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) => Cell.Write(writer, value);
}
