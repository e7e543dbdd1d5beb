using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hyperlane.Http;

/// <summary>What went wrong, for programs and people: the body of every failure (RFC 9457).</summary>
/// <remarks>An endpoint may return it, as any <see cref="IResult"/>: it answers with its status.</remarks>
public sealed class ProblemDetails : IResult
{
    /// <summary>The members that a problem has by itself.</summary>
    private static readonly FrozenSet<string> Own = FrozenSet.Create("type", "title", "status", "detail", "instance", "errors", "traceId");

    /// <summary>The HTTP status. Default: 500.</summary>
    public int Status { get; set; } = 500;

    /// <summary>A URI that names the kind of problem and stays the same. Default: where RFC 9110 describes the status.</summary>
    public string? Type { get; set; }

    /// <summary>The kind of problem in words; the same for each of its occurrences. Default: the reason phrase of the status.</summary>
    public string? Title { get; set; }

    /// <summary>What is wrong this time, and what to do about it.</summary>
    public string? Detail { get; set; }

    /// <summary>A URI that names this one occurrence, such as that of an entry in a log (RFC 9457 §3.1.5). Default: none.</summary>
    public string? Instance { get; set; }

    /// <summary>What is wrong with which field of the request: all of it at once.</summary>
    public IDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>
    /// More members of the problem's JSON object (RFC 9457 §3.2): text, numbers, and whatever else the JSON options of the app can
    /// write. Names that the problem itself has are left out.
    /// </summary>
    public IDictionary<string, object?> Extensions { get; init; } = new Dictionary<string, object?>();

    /// <summary>The problem as the log should put it, where that is more than the client is told.</summary>
    internal string? LogText { get; set; }

    /// <summary>The problem in a line, for the log.</summary>
    internal string Describe() => LogText ?? (Errors.Count == 0
        ? Detail ?? Title ?? StatusCodes.ReasonPhrase(Status)
        : string.Join(" ", Errors.Select(error => $"{error.Key}: {string.Join(" ", error.Value)}")));

    /// <inheritdoc />
    public ValueTask ExecuteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Problem(this);
    }

    internal void Write(Utf8JsonWriter json, string traceIdentifier, JsonSerializerOptions options)
    {
        json.WriteStartObject();
        json.WriteString("type", Type ?? StatusCodes.TypeOf(Status));
        json.WriteString("title", Title ?? StatusCodes.ReasonPhrase(Status));
        json.WriteNumber("status", Status);
        if (Detail is not null)
        {
            json.WriteString("detail", Detail);
        }

        if (Instance is not null)
        {
            json.WriteString("instance", Instance);
        }

        if (Errors.Count > 0)
        {
            json.WriteStartObject("errors");
            foreach (var (field, messages) in Errors)
            {
                json.WriteStartArray(field);
                foreach (var message in messages)
                {
                    json.WriteStringValue(message);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteString("traceId", traceIdentifier);
        foreach (var (name, value) in Extensions)
        {
            if (!Own.Contains(name))
            {
                json.WritePropertyName(name);
                WriteValue(json, value, options);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>What needs no metadata is written without, so that a trimmed app can say it too.</summary>
    private static void WriteValue(Utf8JsonWriter json, object? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            case JsonNode node:
                node.WriteTo(json);
                break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
                break;
            default:
                JsonSerializer.Serialize(json, value, options.GetTypeInfo(value.GetType()));
                break;
        }
    }
}
