using System.Text;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>An error as DuckDB writes it with <c>errors_as_json</c>.</summary>
/// <param name="Kind">Its kind, as <c>Binder</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Byte">Where in the SQL, in bytes of UTF-8, if DuckDB says it.</param>
internal sealed record EngineError(string Kind, string Message, int? Byte)
{
    /// <summary>Reads one. Some errors are still written as text: those of the connection itself.</summary>
    public static EngineError Read(string text)
    {
        if (text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var start)
        {
            try
            {
                using var json = JsonDocument.Parse(text[start..]);
                return Of(json.RootElement, "exception_type", "exception_message");
            }
            catch (JsonException)
            {
                // It has a brace of its own.
            }
        }

        return new EngineError(text.Split(" Error: ")[0], ParquetReader.WithoutKind(text), null);
    }

    /// <summary>What <c>json_serialize_sql</c> says of SQL that it cannot read.</summary>
    public static EngineError OfParser(JsonElement answer) => Of(answer, "error_type", "error_message");

    /// <summary>The place as an index into the SQL.</summary>
    public int? IndexIn(string sql)
    {
        if (Byte is not { } at)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(sql);
        return at <= bytes.Length ? Encoding.UTF8.GetCharCount(bytes, 0, at) : null;
    }

    private static EngineError Of(JsonElement error, string kind, string message)
        => new(
            error.TryGetProperty(kind, out var kindOf) ? kindOf.GetString() ?? "" : "",
            error.TryGetProperty(message, out var said) ? said.GetString() ?? "" : "",
            error.TryGetProperty("position", out var place) && int.TryParse(place.GetString(), out var at) ? at : null);
}
