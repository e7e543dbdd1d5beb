using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hyperlane.Data.Postgres;

/// <summary>An array as PostgreSQL writes it, <c>{1,NULL,{2,"a \"b\""}}</c>, as JSON.</summary>
internal static class PostgresArray
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The array as JSON. Dates and the like are texts, as in DuckDB.</summary>
    /// <param name="text">The array.</param>
    /// <param name="type">The type of its elements.</param>
    public static string ToJson(string text, string type)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Writing))
        {
            var at = text.IndexOf('{', StringComparison.Ordinal); // what may stand before it are bounds: [0:2]=
            for (; at < text.Length; at++)
            {
                switch (text[at])
                {
                    case '{':
                        json.WriteStartArray();
                        break;
                    case '}':
                        json.WriteEndArray();
                        break;
                    case ',':
                        break;
                    default:
                        var (value, isQuoted) = Element(text, ref at);
                        Write(json, value, isQuoted, type);
                        break;
                }
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>An element; <paramref name="at"/> is its last character then.</summary>
    private static (string Value, bool IsQuoted) Element(string text, ref int at)
    {
        var value = new StringBuilder();
        var isQuoted = text[at] == '"';
        for (at += isQuoted ? 1 : 0; isQuoted ? text[at] != '"' : text[at] is not (',' or '}'); at++)
        {
            at += text[at] == '\\' ? 1 : 0;
            value.Append(text[at]);
        }

        at -= isQuoted ? 0 : 1;
        return (value.ToString(), isQuoted);
    }

    private static void Write(Utf8JsonWriter json, string value, bool isQuoted, string type)
    {
        if (value == "NULL" && !isQuoted)
        {
            json.WriteNullValue();
            return;
        }

        switch (type)
        {
            case "boolean":
                json.WriteBooleanValue(value == "t");
                break;
            case "smallint" or "integer" or "bigint" or "oid" or "real" or "double precision" or "numeric"
                when char.IsAsciiDigit(value[^1]):
                json.WriteRawValue(value, skipInputValidation: true);
                break;
            case "json" or "jsonb":
                json.WriteRawValue(value);
                break;
            default:
                json.WriteStringValue(value);
                break;
        }
    }
}
