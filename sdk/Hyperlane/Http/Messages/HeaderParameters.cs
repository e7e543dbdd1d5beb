using System.Globalization;

namespace Hyperlane.Http.Messages;

/// <summary>A header value with parameters: <c>form-data; name="a"; filename="b"</c> (RFC 9110 §5.6.6).</summary>
internal static class HeaderParameters
{
    /// <summary>What stands before the parameters.</summary>
    public static ReadOnlySpan<char> MainOf(ReadOnlySpan<char> value)
    {
        var end = value.IndexOf(';');
        return HeaderSyntax.Trim(end < 0 ? value : value[..end]);
    }

    /// <summary>The value of the first parameter of a name, unquoted; null if there is none, or its quotes do not end.</summary>
    public static string? Find(ReadOnlySpan<char> value, string name)
    {
        var rest = value.IndexOf(';') is >= 0 and var first ? value[(first + 1)..] : default;
        while (HeaderSyntax.TryTakeMember(ref rest, out var parameter, ';'))
        {
            if (parameter.IndexOf('=') is >= 0 and var equals
                && HeaderSyntax.Trim(parameter[..equals]).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return Unquote(HeaderSyntax.Trim(parameter[(equals + 1)..]));
            }
        }

        return null;
    }

    /// <summary>The quality that a client gives to a member of a list, from 0 to 1 (RFC 9110 §12.4.2); 0 where it is malformed.</summary>
    public static float QualityOf(ReadOnlySpan<char> member)
        => Find(member, "q") is not { } text ? 1
            : float.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) && quality <= 1
            ? quality
            : 0;

    private static string? Unquote(ReadOnlySpan<char> text)
    {
        if (text is not ['"', ..])
        {
            return text.ToString();
        }

        var unquoted = HeaderSyntax.TakeQuoted(ref text, keepBackslashes: true);
        return text.IsEmpty ? unquoted : null;
    }
}
