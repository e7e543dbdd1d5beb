using System.Globalization;

namespace Hyperlane.Http;

/// <summary>What RFC 9110 §15 and its kin say of a status code.</summary>
internal static class StatusCodes
{
    private static readonly byte[]?[] StatusLines = new byte[600][];

    static StatusCodes()
    {
        foreach (var code in StatusTexts.All.Keys)
        {
            StatusLines[code] = MakeStatusLine(code);
        }
    }

    public static string ReasonPhrase(int code) => StatusTexts.All.TryGetValue(code, out var known) ? known.Phrase : "";

    /// <summary>
    /// Where the status is described: the type of a problem that has no better one. RFC 6585 describes most of those that RFC 9110 does
    /// not.
    /// </summary>
    public static string TypeOf(int code)
        => !StatusTexts.All.TryGetValue(code, out var known) ? "about:blank" : "https://www.rfc-editor.org/rfc/" + known.Section switch
        {
            "" => "rfc6585",
            ['r', ..] => known.Section,
            _ => $"rfc9110#section-{known.Section}",
        };

    /// <summary>The status line (RFC 9112 §4), with its end.</summary>
    public static ReadOnlySpan<byte> StatusLine(int code) => StatusLines[code] ??= MakeStatusLine(code);

    /// <summary>Whether an answer of this status never has a body (RFC 9110 §6.4.1).</summary>
    public static bool HasNoBody(int code) => code is < 200 or 204 or 304;

    /// <summary>Whether such an answer has no content, be it that its body is always empty (RFC 9110 §15.3.6).</summary>
    public static bool HasNoContent(int code) => code == 205 || HasNoBody(code);

    /// <summary>
    /// Whether such an answer may tell the length that it would have if it had a body, as an answer to HEAD does (RFC 9110 §8.6).
    /// </summary>
    public static bool MayTellLength(int code) => code == 304;

    private static byte[] MakeStatusLine(int code)
        => System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {code} {ReasonPhrase(code)}\r\n"));
}
