using System.Text.Json;

namespace Hyperlane.Http;

/// <summary>What went wrong, for programs and people: the body of every failure (RFC 9457).</summary>
public sealed class ProblemDetails
{
    /// <summary>The HTTP status. Default: 500.</summary>
    public int Status { get; set; } = 500;

    /// <summary>A URI that names the kind of problem and stays the same. Default: where RFC 9110 describes the status.</summary>
    public string? Type { get; set; }

    /// <summary>The kind of problem in words; the same for each of its occurrences. Default: the reason phrase of the status.</summary>
    public string? Title { get; set; }

    /// <summary>What is wrong this time, and what to do about it.</summary>
    public string? Detail { get; set; }

    /// <summary>What is wrong with which field of the request: all of it at once.</summary>
    public IDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>More members of the problem's JSON object (RFC 9457 §3.2).</summary>
    public IDictionary<string, string?> Extensions { get; init; } = new Dictionary<string, string?>();

    /// <summary>The problem as the log should put it, where that is more than the client is told.</summary>
    internal string? LogText { get; set; }

    /// <summary>The problem in a line, for the log.</summary>
    internal string Describe() => LogText ?? (Errors.Count == 0
        ? Detail ?? Title ?? StatusCodes.ReasonPhrase(Status)
        : string.Join(" ", Errors.Select(error => $"{error.Key}: {string.Join(" ", error.Value)}")));

    internal void Write(Utf8JsonWriter json, string traceIdentifier)
    {
        json.WriteStartObject();
        json.WriteString("type", Type ?? StatusCodes.TypeOf(Status));
        json.WriteString("title", Title ?? StatusCodes.ReasonPhrase(Status));
        json.WriteNumber("status", Status);
        if (Detail is not null)
        {
            json.WriteString("detail", Detail);
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
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }
}
