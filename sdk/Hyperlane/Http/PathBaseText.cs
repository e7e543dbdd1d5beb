using System.Buffers;

namespace Hyperlane.Http;

/// <summary>What a path base may be: <c>/app</c>, <c>/a/b</c>, as it stands in URLs (RFC 3986 §3.3).</summary>
internal static class PathBaseText
{
    private static readonly SearchValues<char> Chars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@%/");

    /// <summary>Whether a text is a path base: segments with a slash in front of each, none of them empty or of dots.</summary>
    public static bool IsValid(string text)
    {
        if (!text.StartsWith('/') || text.AsSpan().ContainsAnyExcept(Chars))
        {
            return false;
        }

        foreach (var segment in text[1..].Split('/'))
        {
            if (segment is "" or "." or ".." || !AreEscapes(segment))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether each percent sign is followed by two digits, and none of these is a slash, a dot or a control character.</summary>
    private static bool AreEscapes(string segment)
    {
        for (var percent = segment.IndexOf('%', StringComparison.Ordinal); percent >= 0;
            percent = segment.IndexOf('%', percent + 1))
        {
            if (segment.Length < percent + 3 || !char.IsAsciiHexDigit(segment[percent + 1]) || !char.IsAsciiHexDigit(segment[percent + 2])
                || Uri.UnescapeDataString(segment.AsSpan(percent, 3)) is "/" or "\\" or "." or "\x7F" or [< ' ', ..])
            {
                return false;
            }
        }

        return true;
    }
}
