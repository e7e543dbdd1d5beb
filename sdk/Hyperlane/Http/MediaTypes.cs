namespace Hyperlane.Http;

/// <summary>The media types that the server speaks of (RFC 9110 §8.3.1).</summary>
internal static class MediaTypes
{
    public const string Json = "application/json; charset=utf-8";
    public const string ProblemJson = "application/problem+json";
    public const string Text = "text/plain; charset=utf-8";

    /// <summary>Whether a Content-Type says JSON: application/json, text/json, or any type with the suffix +json (RFC 6839 §3.1).</summary>
    public static bool IsJson(string? contentType)
    {
        var end = contentType?.IndexOf(';', StringComparison.Ordinal) ?? 0;
        var type = contentType.AsSpan(0, end < 0 ? contentType!.Length : end).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Equals("text/json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }
}
