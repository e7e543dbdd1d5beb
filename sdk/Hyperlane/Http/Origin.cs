using System.Buffers;

namespace Hyperlane.Http;

/// <summary>The origin of a page, as browsers write it in the header Origin: <c>https://example.org:8443</c> (RFC 6454 §6.2).</summary>
internal static class Origin
{
    private const string Separator = "://";

    private static readonly SearchValues<char> SchemeChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    private static readonly SearchValues<char> NeverInHost = SearchValues.Create("/?#@\\,;*<>\"'");

    /// <summary>Whether a text is an origin: scheme, host and perhaps a port, and nothing else.</summary>
    public static bool IsValid(string text)
    {
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        var host = end < 0 ? default : text.AsSpan(end + Separator.Length);
        return end > 0
            && !text.AsSpan(0, end).ContainsAnyExcept(SchemeChars)
            && !host.IsEmpty
            && !host.ContainsAny(NeverInHost)
            && !host.ContainsAnyExceptInRange('!', '~');
    }

    /// <summary>Whether an origin that a client sent is one of a list.</summary>
    public static bool IsAmong(string origin, IEnumerable<string> list)
    {
        foreach (var one in list)
        {
            var end = one.IndexOf(Separator, StringComparison.Ordinal);
            if (end > 0 && IsOf(origin, one[..end], one[(end + Separator.Length)..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether an origin that a client sent is that of a scheme, and a host and port. Case does not count, and the port of the
    /// scheme may be said or not.
    /// </summary>
    public static bool IsOf(string origin, string scheme, string authority)
    {
        if (!origin.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || !origin.AsSpan(scheme.Length).StartsWith(Separator))
        {
            return false;
        }

        var host = WithoutDefaultPort(origin.AsSpan(scheme.Length + Separator.Length), scheme);
        return !host.IsEmpty && host.Equals(WithoutDefaultPort(authority, scheme), StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> WithoutDefaultPort(ReadOnlySpan<char> authority, string scheme)
    {
        var port = scheme.ToUpperInvariant() switch
        {
            "HTTP" => ":80",
            "HTTPS" => ":443",
            _ => ":",
        };
        return authority.EndsWith(port) ? authority[..^port.Length] : authority;
    }
}
