using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>Writes a value of the engine as <see cref="Cell"/> does.</summary>
internal sealed class CellConverter : JsonConverter<object?>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("Values of the engine are only sent.");

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) => Cell.Write(writer, value);
}
