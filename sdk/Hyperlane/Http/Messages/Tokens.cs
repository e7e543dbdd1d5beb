using System.Buffers;

namespace Hyperlane.Http.Messages;

/// <summary>The alphabets of HTTP (RFC 9110 §5.5, §5.6.2).</summary>
internal static class Tokens
{
    private const string TokenChars = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<byte> TokenBytes = SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(TokenChars));
    private static readonly SearchValues<char> TokenCharValues = SearchValues.Create(TokenChars);
    private static readonly SearchValues<byte> ValueControls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b != '\t').Select(b => (byte)b), 127]);

    public static bool IsToken(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(TokenBytes);

    public static bool IsToken(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(TokenCharValues);

    /// <summary>How many characters at the beginning belong to a token.</summary>
    public static int LengthOf(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(TokenCharValues) is >= 0 and var end ? end : text.Length;

    /// <summary>Whether a header value that arrived is free of control characters.</summary>
    public static bool IsFieldValue(ReadOnlySpan<byte> text) => !text.ContainsAny(ValueControls);

    /// <summary>
    /// Whether a header value may be sent: visible ASCII, spaces and tabs. Anything else would be read differently by different clients.
    /// </summary>
    public static bool IsFieldValue(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is (< ' ' and not '\t') or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
