namespace Hyperlane.Http;

/// <summary>The attributes of a cookie (RFC 6265bis §4.1.2).</summary>
public sealed class CookieOptions
{
    /// <summary>The paths that the browser sends it with: this one and those below. Default: <c>/</c>.</summary>
    public string Path { get; set; } = "/";

    /// <summary>
    /// The host that the browser sends it to, and all below it: <c>example.org</c>. Default: null, the host that sets it, and no other.
    /// </summary>
    public string? Domain { get; set; }

    /// <summary>When the browser forgets it. <see cref="MaxAge"/> goes before it. Default: null, when the browser is closed.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>After how long the browser forgets it, in whole seconds; browsers take 400 days at most. Default: null.</summary>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>
    /// Whether it is sent over https only. Default: null, which is true where the request came by https, and for names that begin with
    /// <c>__Host-</c> or <c>__Secure-</c>.
    /// </summary>
    public bool? Secure { get; set; }

    /// <summary>Whether it is hidden from the scripts of the page. Default: true.</summary>
    public bool HttpOnly { get; set; } = true;

    /// <summary>With which requests of other sites it is sent. Default: <see cref="SameSiteMode.Lax"/>.</summary>
    public SameSiteMode SameSite { get; set; } = SameSiteMode.Lax;

    /// <summary>
    /// Whether each site that has this one in a frame gets a cookie of its own (CHIPS). Needs <see cref="Secure"/>. Default: false.
    /// </summary>
    public bool Partitioned { get; set; }
}
