namespace Hyperlane.WebSockets;

/// <summary>What WebSockets may do; bound from the section <c>Hyperlane:WebSockets</c> of the configuration.</summary>
public sealed class WebSocketOptions
{
    /// <summary>The largest message, in bytes, after decompression; larger ones end the connection with 1009. Messages that are read in parts are not held to it. Default: 1 MiB.</summary>
    public int MaxMessageBytes { get; set; } = 1024 * 1024;

    /// <summary>How long nothing may come from the peer before it is sent a ping. Default: 30 s; zero for no pings.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a peer may take to answer a ping before the connection is cut. Default: 20 s.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a peer may take to answer a close frame before the connection is cut. Default: 5 s.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The pages that may connect, beside those that this server sent itself: <c>https://app.example</c>, or <c>*</c> for
    /// all. Browsers say which page it is, and send its cookies along whichever it is; so without this check any page
    /// could speak in the name of whoever looks at it (RFC 6455 §10.2). Programs that are no browsers say nothing, and
    /// may connect. Default: none.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];
}
