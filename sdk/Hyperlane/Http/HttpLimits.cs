namespace Hyperlane.Http;

/// <summary>
/// What one client may ask of the server. Each default suits an API; bound from the section <c>Hyperlane:Limits</c> of the configuration.
/// </summary>
public sealed class HttpLimits
{
    /// <summary>
    /// The longest request line, in bytes, its end included. Longer ones are answered with 414 (RFC 9112 §3). Default: 8 KiB.
    /// </summary>
    public int MaxRequestLineBytes { get; set; } = 8 * 1024;

    /// <summary>The most header fields of a request. More are answered with 431 (RFC 6585 §5). Default: 100.</summary>
    public int MaxHeaderCount { get; set; } = 100;

    /// <summary>
    /// The most bytes that all header fields of a request may take. More are answered with 431 (RFC 6585 §5). Default: 32 KiB.
    /// </summary>
    public int MaxHeaderBytes { get; set; } = 32 * 1024;

    /// <summary>
    /// The largest request body, in bytes. Larger ones are answered with 413 (RFC 9110 §15.5.14), before they are read if the request says
    /// their length. Default: 8 MiB.
    /// </summary>
    public long MaxBodyBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// How long a client may take to send the head of a request, from its first byte on. Then 408 (RFC 9110 §15.5.9). Default: 30 s.
    /// </summary>
    public TimeSpan HeadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may take for the TLS handshake. Then the connection is closed. Default: 10 s.</summary>
    public TimeSpan TlsHandshakeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a connection may stay idle between two requests before it is closed. Default: 130 s, longer than the 120 s of common
    /// clients and proxies, so that they are the ones to close.
    /// </summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(130);

    /// <summary>
    /// How fast a client must at least send a body, in bytes per second, on average over the time that the server has waited for it. Slower
    /// ones are answered with 408 (RFC 9110 §15.5.9). Default: 240; 0 for any pace.
    /// </summary>
    public int MinRequestRate { get; set; } = 240;

    /// <summary>
    /// How fast a client must at least take an answer or the messages of a WebSocket, in bytes per second, while the server has to wait for
    /// it. The connection of a slower one is cut, because nothing can be said to it. Default: 240; 0 for any pace.
    /// </summary>
    public int MinResponseRate { get; set; } = 240;

    /// <summary>How long a client may be slower than <see cref="MinRequestRate"/>. Default: 5 s.</summary>
    public TimeSpan RateGracePeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a client may be slower than <see cref="MinResponseRate"/>: one that takes nothing of an answer is cut after it,
    /// however much waits; one that was faster before may be slower for twice as long. Default: 30 s, because the systems of
    /// clients tell only now and then how much their programs have taken.
    /// </summary>
    public TimeSpan ResponseGracePeriod { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The most connections at a time. Further ones are answered with 503 and closed. Default: 0, as many as the operating system allows.
    /// </summary>
    public int MaxConnections { get; set; }

    /// <summary>
    /// The most requests that handlers are at work on at a time. Further ones are answered with 503, and their connections stay. Default:
    /// 0, as many as come.
    /// </summary>
    public int MaxConcurrentRequests { get; set; }

    /// <summary>
    /// How much of a request body that the handler left unread is read and thrown away to keep the connection; past it, the connection is
    /// closed. Default: 256 KiB.
    /// </summary>
    public long MaxDrainBytes { get; set; } = 256 * 1024;

    /// <summary>
    /// How long to wait for such a body; and for the peer to close after the last answer, while what it still sends is thrown away, however
    /// much (RFC 9112 §9.6). Default: 5 s.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most fields and files of a form, both together. More are answered with 413. Default: 1000.</summary>
    public int MaxFormParts { get; set; } = 1000;

    /// <summary>
    /// The most bytes that the names and values of all fields of a form may take; they are held in memory. More are answered with 413.
    /// Files do not count: their limit is <see cref="MaxBodyBytes"/>. Default: 1 MiB.
    /// </summary>
    public int MaxFormFieldBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// The most bytes that the headers of one part of a multipart form may take. More are answered with 413. Default: 8 KiB.
    /// </summary>
    public int MaxFormPartHeaderBytes { get; set; } = 8 * 1024;
}
