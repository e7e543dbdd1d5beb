using System.Text;

namespace Hyperlane.Http.Messages;

/// <summary>A header value with parameters: <c>form-data; name="a"; filename="b"</c> (RFC 9110 §5.6.6).</summary>
internal static class HeaderParameters
{
    /// <summary>What stands before the parameters.</summary>
    public static ReadOnlySpan<char> MainOf(ReadOnlySpan<char> value)
    {
        var end = value.IndexOf(';');
        return (end < 0 ? value : value[..end]).Trim(" \t");
    }

    /// <summary>The value of a parameter, unquoted; null if there is none, or the value is malformed before it.</summary>
    public static string? Find(ReadOnlySpan<char> value, string name)
    {
        var rest = value[SkipTo(value, ';')..];
        while (!rest.IsEmpty)
        {
            rest = rest[1..].TrimStart(" \t");
            var equals = rest.IndexOf('=');
            if (equals < 0)
            {
                return null;
            }

            var isIt = rest[..equals].Trim(" \t").Equals(name, StringComparison.OrdinalIgnoreCase);
            rest = rest[(equals + 1)..].TrimStart(" \t");
            var end = SkipTo(rest, ';');
            if (isIt)
            {
                return Unquote(rest[..end].Trim(" \t"));
            }

            rest = rest[end..];
        }

        return null;
    }

    /// <summary>Where a character stands outside of quotes, or the end.</summary>
    private static int SkipTo(ReadOnlySpan<char> text, char end)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && IsEscape(text, i))
            {
                i++;
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == end && !quoted)
            {
                return i;
            }
        }

        return text.Length;
    }

    private static string? Unquote(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '"')
        {
            return text.ToString();
        }

        var unquoted = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i == text.Length - 1 ? unquoted.ToString() : null;
            }

            i += IsEscape(text, i) ? 1 : 0;
            unquoted.Append(text[i]);
        }

        return null;
    }

    /// <summary>Some clients send the path of a file with bare backslashes, so one escapes only what needs it.</summary>
    private static bool IsEscape(ReadOnlySpan<char> text, int at)
        => text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\';
}
