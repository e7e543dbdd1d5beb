namespace Hyperlane.Middleware;

/// <summary>
/// Where <see cref="HttpsRedirection"/> sends clients; bound from the section <c>Hyperlane:HttpsRedirection</c> of the configuration.
/// </summary>
public sealed class HttpsRedirectionOptions
{
    /// <summary>
    /// The port of HTTPS as clients know it: 443 behind a proxy, as a rule. Default: null, which is that of the app's first https://
    /// address.
    /// </summary>
    public int? HttpsPort { get; set; }

    /// <summary>
    /// The status: 307, or 308 for good, which browsers remember. Both keep method and body (RFC 9110 §15.4). Default: 307.
    /// </summary>
    public int RedirectStatusCode { get; set; } = 307;

    /// <summary>The port of the app's first https:// address, once it listens; null where there is none.</summary>
    internal int? ServedPort { get; set; }
}
