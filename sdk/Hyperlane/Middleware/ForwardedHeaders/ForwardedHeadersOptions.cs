namespace Hyperlane.Middleware;

/// <summary>
/// Which proxies are believed about the client behind them, and what; bound from the section <c>Hyperlane:ForwardedHeaders</c> of the
/// configuration, where each list may also be one text with semicolons.
/// </summary>
public sealed class ForwardedHeadersOptions
{
    /// <summary>
    /// The headers that are read. The proxy in front must set each of them itself, or take it away: what it passes on from a client would
    /// be believed. Default: all of <c>X-Forwarded-*</c>, and not <c>Forwarded</c>.
    /// </summary>
    public ForwardedHeaderNames Headers { get; set; } = ForwardedHeaderNames.XForwarded;

    /// <summary>The addresses of proxies, beside those of this machine (127.0.0.0/8, ::1), which are always known. Default: none.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>The networks of proxies: <c>10.0.0.0/8</c>, <c>fd00::/8</c>. Default: none.</summary>
    public IList<string> KnownNetworks { get; } = [];

    /// <summary>
    /// How many proxies there are one behind the other, at most: so many members of a list are believed, from the right, each only if the
    /// one who added it is known. 0 for as many as are known. Default: 1.
    /// </summary>
    public int ForwardLimit { get; set; } = 1;

    /// <summary>
    /// The hosts that a proxy may tell, written as in <c>Hyperlane:AllowedHosts</c>; others are answered with 421. Default: those of
    /// <c>Hyperlane:AllowedHosts</c>, or all where that names none.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];
}
