namespace Hyperlane.Http;

/// <summary>The cookies that an answer sets (RFC 6265bis): hidden from scripts, for this site only, unless said otherwise.</summary>
/// <example>
/// <code>
/// app.Get("/dark", context =>
/// {
///     context.Response.Cookies.Append("theme", "dark", new CookieOptions { MaxAge = TimeSpan.FromDays(365) });
///     return context.Text("It stays dark for a year.");
/// });
/// </code>
/// </example>
public sealed class ResponseCookies
{
    private static readonly CookieOptions Defaults = new();

    private readonly HttpContext _context;

    internal ResponseCookies(HttpContext context) => _context = context;

    /// <summary>Sets a cookie. One of the same name, path and domain that this answer already sets is replaced.</summary>
    /// <param name="name">Its name, a token. What begins with <c>__Host-</c> or <c>__Secure-</c> is held to what that asks for.</param>
    /// <param name="value">
    /// Its value. What a cookie cannot hold is percent-encoded, which <c>[FromCookie]</c> and <see cref="HttpRequest.Cookies"/> decode.
    /// Name and value have at most 4,096 bytes.
    /// </param>
    /// <param name="options">Its attributes; null for the defaults.</param>
    /// <exception cref="ArgumentException">Browsers would ignore the cookie; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The head of the answer has been sent.</exception>
    public void Append(string name, string value, CookieOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        options ??= Defaults;
        var cookie = SetCookie.Write(name, value, options, _context.Request.IsHttps);
        var headers = _context.Response.Headers;
        headers.RemoveCookie(name, SetCookie.Scope(options.Path, options.Domain));
        headers.Append("Set-Cookie", cookie);
    }

    /// <summary>Has the browser forget a cookie.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">Path, domain and the rest as it was set; null for the defaults.</param>
    /// <inheritdoc cref="Append"/>
    public void Delete(string name, CookieOptions? options = null)
    {
        options ??= Defaults;
        Append(name, "", new CookieOptions
        {
            Path = options.Path,
            Domain = options.Domain,
            Secure = options.Secure,
            HttpOnly = options.HttpOnly,
            SameSite = options.SameSite,
            Partitioned = options.Partitioned,
            MaxAge = TimeSpan.Zero,
            Expires = DateTimeOffset.UnixEpoch,
        });
    }
}
