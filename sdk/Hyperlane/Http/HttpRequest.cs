using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Http;

/// <summary>What the client asks (RFC 9110 §3.4). Everything is read from the bytes of the request when it is asked for.</summary>
public sealed partial class HttpRequest
{
    private readonly HttpContext _context;
    private readonly HttpExchange _exchange;
    private readonly RequestHead _head;
    private readonly RequestBody _sentBody;
    private Stream _body;
    private string? _path;
    private Query? _query;
    private bool _isQueryReadWhole;

    internal HttpRequest(HttpContext context, HttpExchange exchange)
    {
        _context = context;
        _exchange = exchange;
        _head = exchange.Head;
        _body = _sentBody = new RequestBody(exchange);
        Headers = new RequestHeaders(_head);
    }

    /// <summary>The method, in the case it was sent: <c>GET</c>, <c>POST</c>, or any token (RFC 9110 §9.1).</summary>
    public string Method => _head.Method;

    /// <summary>The protocol of the request: <c>HTTP/1.1</c> or <c>HTTP/1.0</c>.</summary>
    public string Protocol => _exchange.Protocol;

    /// <summary>Whether the request came over TLS.</summary>
    public bool IsHttps => Context.IsEncrypted;

    /// <summary><c>https</c> over TLS, else <c>http</c>. Behind a proxy that takes the TLS off, what it speaks with us.</summary>
    public string Scheme => IsHttps ? "https" : "http";

    /// <summary>
    /// The path, percent-decoded and without dot segments; <c>%2F</c> has become a slash. Never has a control character: such requests are
    /// refused with 400.
    /// </summary>
    public string Path => _path ??= PathDecoder.ToText(Utf8Path);

    /// <summary>The query as it was sent, without its question mark; empty if there is none.</summary>
    public string QueryString
    {
        get
        {
            _isQueryReadWhole = true;
            return Encoding.ASCII.GetString(_head.Slice(_head.Query));
        }
    }

    /// <summary>The parameters of the query, decoded.</summary>
    public Query Query => _query ??= Query.Parse(_head.Slice(_head.Query));

    /// <summary>What the path gave to the parameters of the route.</summary>
    public RouteValues RouteValues { get; } = new();

    /// <summary>
    /// The pattern of the route that answers, prefixes of groups included: <c>/users/{id}</c>. Null where no route does, and before one is
    /// found.
    /// </summary>
    public string? RoutePattern { get; internal set; }

    /// <summary>The header fields.</summary>
    public RequestHeaders Headers { get; }

    /// <summary>The cookies.</summary>
    public RequestCookies Cookies => new(Headers);

    /// <summary>The host and port that the client meant: of the target if it names one, else of the Host header (RFC 9110 §7.2).</summary>
    public string Host => Encoding.ASCII.GetString(Utf8Host);

    /// <summary>The media type of the body and its parameters, or null.</summary>
    public string? ContentType => Headers["Content-Type"];

    /// <summary>
    /// The length of the body in bytes, or null where only its end will tell: one sent in chunks, or one that is decompressed as it is
    /// read.
    /// </summary>
    public long? ContentLength => ReferenceEquals(_body, _sentBody) ? _exchange.ContentLength : null;

    /// <summary>
    /// The most bytes that the body of this request may have. More are answered with 413 (RFC 9110 §15.5.14), before they are
    /// read if the request says their length. To be set before the body is read. Default: <see cref="HttpLimits.MaxBodyBytes"/>.
    /// </summary>
    public long MaxBodyBytes
    {
        get => _exchange.MaxBodyBytes;
        set => _exchange.MaxBodyBytes = value;
    }

    /// <summary>The body, to be read once. Reads throw <see cref="ProblemException"/> when it is too large or malformed.</summary>
    public Stream Body => _body;

    internal HttpContext Context => _context;

    /// <summary>Whether the client says that the request belongs to a trace.</summary>
    internal bool HasTraceParent => _head.HasTraceParent;

    /// <summary>Whether there is a query.</summary>
    internal bool HasQuery => !_head.Slice(_head.Query).IsEmpty;

    /// <summary>The parameters of the query that nobody has read, by whichever way.</summary>
    internal IEnumerable<string> UnreadQuery => _isQueryReadWhole ? [] : Query.Unread;

    internal ReadOnlySpan<byte> Utf8Host => _head.Host;

    internal ReadOnlySpan<byte> Utf8Path => _head.Slice(_head.Path);

    /// <summary>Has whatever reads the body from now on read another, which is made of it.</summary>
    internal void ReplaceBody(Stream body) => _body = body;

    internal void Begin()
    {
        _body = _sentBody;
        _path = null;
        _query = null;
        _isQueryReadWhole = false;
        RoutePattern = null;
        RouteValues.Reset(_head.Bytes.Slice(_head.Path.Start, _head.Path.Length));
    }
}
