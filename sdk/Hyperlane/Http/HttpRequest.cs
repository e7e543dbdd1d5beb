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
    private bool? _isHttps;
    private byte[]? _host;

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

    /// <summary>Whether the client speaks TLS, with us or, as far as <see cref="Scheme"/> was set, with the proxy in front.</summary>
    public bool IsHttps => _isHttps ?? Context.IsEncrypted;

    /// <summary>
    /// <c>https</c> over TLS, else <c>http</c>. Behind a proxy that takes the TLS off, what it speaks with us, until a middleware sets
    /// what the client speaks (<c>ForwardedHeaders</c>).
    /// </summary>
    /// <exception cref="ArgumentException">Set to something other than <c>http</c> or <c>https</c>.</exception>
    public string Scheme
    {
        get => IsHttps ? "https" : "http";
        set => _isHttps = value switch
        {
            "http" => false,
            "https" => true,
            _ => throw new ArgumentException($"'{value}' is neither http nor https.", nameof(value)),
        };
    }

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

    /// <summary>
    /// The host and port that the client meant: of the target if it names one, else of the Host header (RFC 9110 §7.2). A middleware may
    /// set another, which a proxy tells (<c>ForwardedHeaders</c>).
    /// </summary>
    /// <exception cref="ArgumentException">Set to what is no host with or without a port.</exception>
    public string Host
    {
        get => Encoding.ASCII.GetString(Utf8Host);
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            var host = Encoding.UTF8.GetBytes(value);
            _host = HostRules.IsValid(host) ? host : throw new ArgumentException($"'{value}' is no host.", nameof(value));
        }
    }

    /// <summary>
    /// What clients write before <see cref="Path"/>, which is relative to it: the path of the app as a whole, with a slash in front and
    /// none behind, percent-encoded where it has to be. Empty where the app answers at the root, the default.
    /// </summary>
    /// <exception cref="ArgumentException">Set to what is no such path.</exception>
    public string PathBase
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.Length == 0 || PathBaseText.IsValid(value)
                ? value
                : throw new ArgumentException($"'{value}' is no path base.", nameof(value));
        }
    }

        = "";

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

    internal ReadOnlySpan<byte> Utf8Host => _host is null ? _head.Host : _host;

    internal ReadOnlySpan<byte> Utf8Path => _head.Slice(_head.Path);

    /// <summary>Has whatever reads the body from now on read another, which is made of it.</summary>
    internal void ReplaceBody(Stream body) => _body = body;

    /// <summary>Takes the path base off the path, before a route is sought.</summary>
    /// <param name="pathBase">The path base.</param>
    /// <param name="text">The same as bytes, decoded as paths are.</param>
    /// <param name="ignoreCase">Whether case counts.</param>
    /// <returns>False if the path is not below it.</returns>
    internal bool TryTakePathBase(string pathBase, ReadOnlySpan<byte> text, bool ignoreCase)
    {
        var path = Utf8Path;
        if (!(ignoreCase ? path.Length >= text.Length && AsciiCase.AreEqual(path[..text.Length], text) : path.StartsWith(text))
            || (path.Length > text.Length && path[text.Length] != '/'))
        {
            return false;
        }

        // The path base itself is the root of the app, whose slash is the first of the path.
        var (start, length) = _head.Path;
        _head.Path = length == text.Length ? (start, 1) : (start + text.Length, length - text.Length);
        _path = null;
        PathBase = pathBase;
        RouteValues.Reset(_head.Bytes.Slice(_head.Path.Start, _head.Path.Length));
        return true;
    }

    internal void Begin()
    {
        _body = _sentBody;
        _isHttps = null;
        _host = null;
        PathBase = "";
        _path = null;
        _query = null;
        _isQueryReadWhole = false;
        RoutePattern = null;
        RouteValues.Reset(_head.Bytes.Slice(_head.Path.Start, _head.Path.Length));
    }
}
