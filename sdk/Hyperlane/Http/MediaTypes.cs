using Hyperlane.Http.Messages;
using Hyperlane.Values;

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
        var type = HeaderParameters.MainOf(contentType);
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Equals("text/json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>415: the body is of another media type (RFC 9110 §15.5.16).</summary>
    /// <param name="contentType">What was sent.</param>
    /// <param name="taken">What is taken instead, in words.</param>
    public static ProblemException Unsupported(string? contentType, string taken) => new(415, string.IsNullOrWhiteSpace(contentType)
        ? $"The request has no Content-Type; this resource takes {taken}."
        : $"This resource takes {taken}, not {ClientText.Shorten(contentType)}.");

    /// <summary>Refuses a body of text in another encoding: read as UTF-8 it would be other text.</summary>
    /// <exception cref="ProblemException">415.</exception>
    public static void ThrowUnlessUtf8(string? contentType)
    {
        if (OtherCharset(contentType) is { } charset)
        {
            throw new ProblemException(415, $"This resource takes text in UTF-8, not in {ClientText.Shorten(charset)}.");
        }
    }

    /// <summary>The encoding that a Content-Type names, where it is not UTF-8; null for none.</summary>
    public static string? OtherCharset(string? contentType)
        => contentType is not null
            && contentType.Contains(';', StringComparison.Ordinal)
            && HeaderParameters.Find(contentType, "charset") is { Length: > 0 } charset
            && !IsUtf8(charset) ? charset : null;

    /// <summary>ASCII is a part of UTF-8.</summary>
    public static bool IsUtf8(string charset)
        => charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("ascii", StringComparison.OrdinalIgnoreCase);
}
