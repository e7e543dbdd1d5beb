using System.Numerics;
using System.Text;

namespace Hyperlane.Http.Messages;

/// <summary>
/// The grammar that the values of header fields share (RFC 9110 §5.6): lists, tokens, quoted strings. Takes from the front of
/// what is left, and allocates only where a text in quotes is asked for.
/// </summary>
internal static class HeaderSyntax
{
    /// <summary>Optional whitespace (RFC 9110 §5.6.3).</summary>
    private const string Whitespace = " \t";

    /// <summary>Takes the next member of a list, without the whitespace around it. Empty members are none (RFC 9110 §5.6.1).</summary>
    /// <param name="rest">The list; afterwards what follows the member.</param>
    /// <param name="member">The member, as it stands there.</param>
    /// <param name="separator">What stands between members. Within quotes it is a character like others.</param>
    /// <returns>False at the end.</returns>
    public static bool TryTakeMember(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> member, char separator = ',')
    {
        while (!rest.IsEmpty)
        {
            if (TryTakeUntil(ref rest, EndOfMember(rest, separator), out member))
            {
                return true;
            }
        }

        member = default;
        return false;
    }

    /// <summary>Takes the next member of a list whose members have no quotes: options, coding names, cookies.</summary>
    /// <inheritdoc cref="TryTakeMember"/>
    public static bool TryTakePlain<T>(ref ReadOnlySpan<T> rest, out ReadOnlySpan<T> member, char separator = ',')
        where T : unmanaged, IBinaryInteger<T>
    {
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(T.CreateTruncating(separator));
            if (TryTakeUntil(ref rest, end < 0 ? rest.Length : end, out member))
            {
                return true;
            }
        }

        member = default;
        return false;
    }

    /// <summary>Whether a list has this token, in any case.</summary>
    public static bool HasToken(ReadOnlySpan<char> list, ReadOnlySpan<char> token)
    {
        while (TryTakeMember(ref list, out var member))
        {
            if (member.Equals(token, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes a character, and the whitespace behind it.</summary>
    /// <returns>False if another is there, or none.</returns>
    public static bool TryTake(ref ReadOnlySpan<char> rest, char what)
    {
        if (rest.IsEmpty || rest[0] != what)
        {
            return false;
        }

        rest = rest[1..].TrimStart(Whitespace);
        return true;
    }

    /// <summary>Takes a token (RFC 9110 §5.6.2), and the whitespace behind it.</summary>
    /// <returns>False if there is none.</returns>
    public static bool TryTakeToken(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> token)
    {
        token = rest[..Tokens.LengthOf(rest)];
        rest = rest[token.Length..].TrimStart(Whitespace);
        return !token.IsEmpty;
    }

    /// <summary>Takes a quoted string (RFC 9110 §5.6.4), and the whitespace behind it.</summary>
    /// <param name="rest">What begins with it; unchanged where it does not.</param>
    /// <param name="keepBackslashes">
    /// Whether a backslash stays where it stands before anything but a quote or another: some clients send the path of a file so.
    /// </param>
    /// <returns>What stands between the quotes, without escapes; null if there is none, or it does not end.</returns>
    public static string? TakeQuoted(ref ReadOnlySpan<char> rest, bool keepBackslashes = false)
    {
        if (rest.IsEmpty || rest[0] != '"')
        {
            return null;
        }

        var text = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                rest = rest[(i + 1)..].TrimStart(Whitespace);
                return text.ToString();
            }

            if (rest[i] == '\\' && i + 1 < rest.Length && (!keepBackslashes || rest[i + 1] is '"' or '\\'))
            {
                i++;
            }

            text.Append(rest[i]);
        }

        return null;
    }

    /// <summary>Removes the whitespace around.</summary>
    public static ReadOnlySpan<T> Trim<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsWhitespace(text[start]))
        {
            start++;
        }

        while (end > start && IsWhitespace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private static bool IsWhitespace<T>(T character)
        where T : unmanaged, IBinaryInteger<T>
        => character == T.CreateTruncating(' ') || character == T.CreateTruncating('\t');

    private static bool TryTakeUntil<T>(ref ReadOnlySpan<T> rest, int end, out ReadOnlySpan<T> member)
        where T : unmanaged, IBinaryInteger<T>
    {
        member = Trim(rest[..end]);
        rest = rest[Math.Min(end + 1, rest.Length)..];
        return !member.IsEmpty;
    }

    /// <summary>Where a separator stands outside of quotes, or the end.</summary>
    private static int EndOfMember(ReadOnlySpan<char> text, char separator)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == '\\' && isQuoted)
            {
                i++;
            }
            else if (text[i] == separator && !isQuoted)
            {
                return i;
            }
        }

        return text.Length;
    }
}
