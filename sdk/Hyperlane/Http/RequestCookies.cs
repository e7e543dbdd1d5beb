using Hyperlane.Http.Messages;

namespace Hyperlane.Http;

/// <summary>The cookies of a request (RFC 6265bis §4.2). They are read from the header when they are asked for.</summary>
public readonly struct RequestCookies
{
    private readonly RequestHeaders _headers;

    internal RequestCookies(RequestHeaders headers) => _headers = headers;

    /// <summary>
    /// The value of a cookie, percent-decoded, or null. Of several with one name it is the first: browsers send that of the longest path
    /// first.
    /// </summary>
    /// <param name="name">Its name, in its case.</param>
    public string? this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return CookieHeader.Find(_headers["Cookie"], name);
        }
    }
}
