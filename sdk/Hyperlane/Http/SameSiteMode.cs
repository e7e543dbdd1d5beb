namespace Hyperlane.Http;

/// <summary>With which requests of other sites a browser sends a cookie (RFC 6265bis §5.6.7).</summary>
public enum SameSiteMode
{
    /// <summary>With requests of pages of the same site, and where the user follows a link from another one.</summary>
    Lax,

    /// <summary>With requests of pages of the same site only.</summary>
    Strict,

    /// <summary>With all requests. Browsers take such a cookie only with <see cref="CookieOptions.Secure"/>.</summary>
    None,
}
