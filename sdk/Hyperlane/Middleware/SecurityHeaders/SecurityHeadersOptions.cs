namespace Hyperlane.Middleware;

/// <summary>
/// The headers by which an answer tells browsers what its page may not; bound from the section <c>Hyperlane:SecurityHeaders</c> of the
/// configuration. An empty text leaves a header out.
/// </summary>
public sealed class SecurityHeadersOptions
{
    /// <summary>
    /// What a page may load and do, and who may put it into a frame. Default: only what comes from this server, images also from
    /// <c>data:</c>; frames of this server only; no plug-ins.
    /// </summary>
    public string ContentSecurityPolicy { get; set; } =
        "default-src 'self'; img-src 'self' data:; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

    /// <summary>
    /// Who may put a page into a frame, for browsers that do not know <c>frame-ancestors</c>: <c>DENY</c> or <c>SAMEORIGIN</c>. Default:
    /// <c>SAMEORIGIN</c>.
    /// </summary>
    public string FrameOptions { get; set; } = "SAMEORIGIN";

    /// <summary>What other servers learn of the address of a page. Default: <c>strict-origin-when-cross-origin</c>.</summary>
    public string ReferrerPolicy { get; set; } = "strict-origin-when-cross-origin";

    /// <summary>Which abilities of a browser a page may use. Default: no camera, microphone, location, payment or USB.</summary>
    public string PermissionsPolicy { get; set; } = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /// <summary>Which pages may hold a handle of this page's window. Default: <c>same-origin</c>.</summary>
    public string CrossOriginOpenerPolicy { get; set; } = "same-origin";

    /// <summary>
    /// Which pages may load an answer without CORS, as an image or a script. Default: <c>same-origin</c>. <c>cross-origin</c> for what
    /// pages of others may show.
    /// </summary>
    public string CrossOriginResourcePolicy { get; set; } = "same-origin";
}
