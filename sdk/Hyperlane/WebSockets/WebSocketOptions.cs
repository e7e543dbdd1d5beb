namespace Hyperlane.WebSockets;

/// <summary>What WebSockets may do; bound from the section <c>Hyperlane:WebSockets</c> of the configuration.</summary>
public sealed class WebSocketOptions
{
    /// <summary>
    /// The largest message, in bytes, after decompression; larger ones end the connection with 1009. Messages that are read in parts are
    /// not held to it. Default: 1 MiB.
    /// </summary>
    public int MaxMessageBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// The most fragments that a message may come in (RFC 6455 §5.4); more end the connection with 1008. Messages that are read in parts
    /// are not held to it. Default: 65,536.
    /// </summary>
    public int MaxFragments { get; set; } = 65_536;

    /// <summary>
    /// The most fragments in a row that have no bytes and do not end their message; more end the connection with 1008. Default: 64.
    /// </summary>
    public int MaxEmptyFragments { get; set; } = 64;

    /// <summary>
    /// Whether messages are compressed for clients that offer it (permessage-deflate, RFC 7692). Messages that resemble
    /// each other become a fraction of their size; each connection then keeps what came before, both ways, which is
    /// some hundred KB. Do not compress what has secrets beside what a stranger can choose. Default: false.
    /// </summary>
    public bool Compression { get; set; }

    /// <summary>
    /// Whether a compressed message may refer to those before it. False saves the memory, and compresses less. Default: true.
    /// </summary>
    public bool CompressionContext { get; set; } = true;

    /// <summary>How long nothing may come from the peer before it is sent a ping. Default: 30 s; zero for no pings.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a peer may take to answer a ping before the connection is cut. Default: 20 s.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long no message may come or go before the connection is closed with 1001, whether or not pings are answered. Default: zero, for
    /// as long as it takes.
    /// </summary>
    public TimeSpan IdleTimeout { get; set; }

    /// <summary>How long a peer may take to answer a close frame before the connection is cut. Default: 5 s.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The origins of pages that may connect, beside that of the request itself, whose scheme, host and port must be the same:
    /// <c>https://app.example</c>, or <c>*</c> for all. Browsers say which page it is, and send the cookies of its user along
    /// whichever it is; so without this check any page could speak in the name of its visitor (RFC 6455 §10.2).
    /// Programs that are no browsers say nothing, and may connect. Behind a proxy that takes the TLS off, requests come by
    /// http, and the origin of the pages belongs here. In the configuration a list, or one text with semicolons. Default: none.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];
}
