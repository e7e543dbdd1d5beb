using Hyperlane.Http;

namespace Hyperlane;

/// <summary>The settings of the server, from the section <c>Hyperlane</c> of the configuration and then from code.</summary>
public sealed class HyperlaneOptions
{
    /// <summary>What one client may ask of the server.</summary>
    public HttpLimits Limits { get; set; } = new();

    /// <summary>
    /// Whether handlers run on the thread that reads the sockets, which is fastest as long as none of them blocks.
    /// For single routes that do, there is the middleware <see cref="Middleware.ThreadPoolHandlers"/>. Linux only; default: true.
    /// </summary>
    public bool InlineCompletions { get; set; } = true;
}
