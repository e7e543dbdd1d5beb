using Hyperlane.Http;

namespace Hyperlane.Authentication;

/// <summary>
/// A cookie that only the app can read or make. By https its name begins with <c>__Host-</c>, so that no other host and no plain http can
/// set it.
/// </summary>
internal sealed class ProtectedCookie(string name, Protector protector, SameSiteMode sameSite = SameSiteMode.Lax)
{
    private const string HostPrefix = "__Host-";

    private readonly string _hostName = HostPrefix + name;

    /// <summary>What it holds; null if it is not there, or not ours.</summary>
    public byte[]? Read(HttpContext context)
        => context.Request.Headers.Contains("Cookie") && context.Request.Cookies[NameFor(context)] is { Length: > 0 } text
            ? protector.TryUnprotect(text)
            : null;

    /// <summary>Sets it. What sets a secret is for no cache.</summary>
    public void Write(HttpContext context, byte[] content, TimeSpan? maxAge = null)
    {
        context.Response.Cookies.Append(NameFor(context), protector.Protect(content), Options(maxAge));
        context.Response.Headers["Cache-Control"] ??= "no-store";
    }

    /// <summary>Has the browser forget it.</summary>
    public void Delete(HttpContext context) => context.Response.Cookies.Delete(NameFor(context), Options(null));

    private string NameFor(HttpContext context) => context.Request.IsHttps ? _hostName : name;

    private CookieOptions Options(TimeSpan? maxAge) => new() { MaxAge = maxAge, SameSite = sameSite };
}
