using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Transport;
using Hyperlane.Transport.Epoll;
using Hyperlane.Transport.Tls;
using Hyperlane.WebSockets;

namespace Hyperlane;

/// <summary>The settings of the server, from the section <c>Hyperlane</c> of the configuration and then from code.</summary>
public sealed class HyperlaneOptions
{
    /// <summary>
    /// The hosts that the server answers for, whatever the port: <c>example.org</c>, <c>*.example.org</c> for all names below it,
    /// <c>*</c> for all hosts. A request for another host is answered with 421. In the configuration a list, or one text with
    /// semicolons. Default: none, which means <c>localhost</c>, names below it and IP addresses where every address to listen on
    /// is loopback, so that no page can make its name lead here (DNS rebinding), and all hosts elsewhere.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>What one client may ask of the server.</summary>
    public HttpLimits Limits { get; set; } = new();

    /// <summary>The certificates for https:// addresses.</summary>
    public CertificateOptions Certificates { get; set; } = new();

    /// <summary>Which pages of other origins <see cref="CrossOriginProtection"/> lets through.</summary>
    public CrossOriginOptions CrossOrigin { get; set; } = new();

    /// <summary>What <see cref="Preconditions{TSource}"/> asks of requests that change something.</summary>
    public PreconditionOptions Preconditions { get; set; } = new();

    /// <summary>What <see cref="Middleware.Compression"/> compresses.</summary>
    public CompressionOptions Compression { get; set; } = new();

    /// <summary>How far <see cref="Middleware.RequestDecompression"/> goes.</summary>
    public RequestDecompressionOptions RequestDecompression { get; set; } = new();

    /// <summary>How many requests <see cref="Middleware.RateLimiting"/> lets pass.</summary>
    public RateLimitingOptions RateLimiting { get; set; } = new();

    /// <summary>What <see cref="Middleware.OutputCache"/> keeps, and for how long.</summary>
    public OutputCacheOptions OutputCache { get; set; } = new();

    /// <summary>What <see cref="Middleware.Cors"/> lets pages of other origins read.</summary>
    public CorsOptions Cors { get; set; } = new();

    /// <summary>Which proxies <see cref="Middleware.ForwardedHeaders"/> believes.</summary>
    public ForwardedHeadersOptions ForwardedHeaders { get; set; } = new();

    /// <summary>What <see cref="Middleware.SecurityHeaders"/> sets.</summary>
    public SecurityHeadersOptions SecurityHeaders { get; set; } = new();

    /// <summary>Where <see cref="Middleware.HttpsRedirection"/> sends clients.</summary>
    public HttpsRedirectionOptions HttpsRedirection { get; set; } = new();

    /// <summary>What <see cref="Middleware.Hsts"/> says.</summary>
    public HstsOptions Hsts { get; set; } = new();

    /// <summary>How long <see cref="Middleware.RequestTimeouts"/> lets requests take.</summary>
    public RequestTimeoutOptions RequestTimeouts { get; set; } = new();

    /// <summary>How <see cref="Middleware.RequestId"/> names requests.</summary>
    public RequestIdOptions RequestId { get; set; } = new();

    /// <summary>
    /// The path below which the app answers, as in <c>/app</c>, where a proxy passes it on: it is taken off before a route is sought
    /// (<see cref="HttpRequest.PathBase"/>), and put before locations of answers that begin with a slash. Other paths are 404. Default:
    /// empty, the root.
    /// </summary>
    public string PathBase { get; set; } = "";

    /// <summary>How probes are answered, where the app maps them (<see cref="HealthRoutes.MapHealth"/>).</summary>
    public HealthOptions Health { get; set; } = new();

    /// <summary>
    /// Media types of files, by extension: <c>options.MediaTypes[".glb"] = "model/gltf-binary"</c>, or <c>Hyperlane:MediaTypes:.glb</c>
    /// in the configuration. They come before the 1,200 that are known (mime-db). What has no type is
    /// <c>application/octet-stream</c>, which browsers save rather than show. Default: none.
    /// </summary>
    public IDictionary<string, string> MediaTypes { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What WebSockets may do.</summary>
    public WebSocketOptions WebSockets { get; set; } = new();

    /// <summary>What rooms of WebSockets may do.</summary>
    public RoomOptions Rooms { get; set; } = new();

    /// <summary>
    /// Whether a request that failed is explained in Development: to a browser by a page with the exception, its source and the layers
    /// that it passed, to a program by members of the problem. Elsewhere nothing of it is ever told. Default: true.
    /// </summary>
    public bool DeveloperErrorPages { get; set; } = true;

    /// <summary>
    /// Whether the log tells, in a line for each such request, of parameters of the query that no handler read. Default: null, which is
    /// true in Development.
    /// </summary>
    public bool? LogUnreadQuery { get; set; }

    /// <summary>
    /// Whether paths compare without case, so that <c>/Posts</c> finds the route <c>/posts</c>. Values in paths keep theirs. Default: false
    /// (RFC 9110 §4.2.3).
    /// </summary>
    public bool IgnorePathCase { get; set; }

    /// <summary>What carries the bytes. Default: event loops of our own on Linux, System.Net.Sockets elsewhere.</summary>
    public TransportKind Transport { get; set; }

    /// <summary>
    /// How many event loops the transport has, each with a thread; 0 is one for each core that the process may use. Default: 0.
    /// </summary>
    public int EventLoops { get; set; }

    /// <summary>
    /// Whether an event loop whose thread is held up by a handler that blocks goes on with another thread. Default: true.
    /// To turn it off shows what it costs; then one <c>Thread.Sleep</c> in a handler stops all connections of its loop.
    /// </summary>
    public bool RescueBlockedLoops { get; set; } = true;

    /// <summary>
    /// Whether other processes of the same user may listen on the same port, and the kernel deals connections out among
    /// them: a new version starts beside the old one, which then stops, and no request is lost. Linux only; default: false.
    /// </summary>
    public bool SharePort { get; set; }

    internal ITransport CreateTransport() => Transport switch
    {
        TransportKind.Epoll => new EpollTransport(EventLoops, SharePort, RescueBlockedLoops),
        TransportKind.Auto when EpollTransport.IsSupported => new EpollTransport(EventLoops, SharePort, RescueBlockedLoops),
        _ => new SocketTransport(SharePort),
    };
}
