using System.Security.Claims;
using Hyperlane.Transport;

namespace Hyperlane.Http;

/// <summary>One request, its answer, and what belongs to both.</summary>
/// <remarks>Each connection has one context and uses it again for its next request: keep nothing of it beyond the handler.</remarks>
public sealed partial class HttpContext
{
    private readonly HttpExchange _exchange;
    private readonly RequestResources _resources;
    private Dictionary<object, object?>? _items;
    private string? _traceIdentifier;
    private ClaimsPrincipal? _user;
    private string? _challenge;
    private System.Net.EndPoint? _remoteEndPoint;

    /// <summary>What layers note of this request for others.</summary>
    internal RequestNotes Notes;

    internal HttpContext(HttpExchange exchange)
    {
        _exchange = exchange;
        _resources = new RequestResources(exchange.Services.ScopeFactory);
        Request = new HttpRequest(this, exchange);
        Response = new HttpResponse(exchange, this);
    }

    /// <summary>What the client asks.</summary>
    public HttpRequest Request { get; }

    /// <summary>What the client gets.</summary>
    public HttpResponse Response { get; }

    /// <summary>The services of this request. Scoped ones live until it is answered; the scope is made on first use.</summary>
    public IServiceProvider Services => _resources.Services;

    /// <summary>A place where middleware leaves things for what comes after it.</summary>
    public IDictionary<object, object?> Items => _items ??= [];

    /// <summary>The user of this request, set by middleware that authenticates. Default: one that is not authenticated.</summary>
    public ClaimsPrincipal User
    {
        // Made for this request alone: an identity added to a shared one would sign in everybody.
        get => _user ??= new ClaimsPrincipal(new ClaimsIdentity());
        set => _user = value;
    }

    /// <summary>Whether somebody has signed in, by whichever identity; to ask makes no user.</summary>
    internal bool IsSignedIn => _user is not null && _user.Identities.Any(identity => identity.IsAuthenticated);

    /// <summary>
    /// How to sign in, for WWW-Authenticate of a 401 (RFC 9110 §11.6.1); a middleware that authenticates says it. Default: <c>Bearer</c>.
    /// </summary>
    public string Challenge
    {
        get => _challenge ?? "Bearer";
        set => _challenge = value;
    }

    /// <summary>
    /// Adds a way to sign in to those of <see cref="Challenge"/>: where several middleware authenticate, each says its own.
    /// </summary>
    /// <param name="challenge">A challenge (RFC 9110 §11.3): a scheme, and its parameters.</param>
    public void AddChallenge(string challenge) => _challenge = _challenge is null ? challenge : $"{_challenge}, {challenge}";

    /// <summary>
    /// Fires when the client leaves, when the server stops and can wait for this request no longer, or when the time is over that
    /// <c>RequestTimeouts</c> gave it.
    /// </summary>
    /// <remarks>
    /// The first use in a request starts a watch on the connection. To read the body needs none: the read fails by itself.
    /// </remarks>
    public CancellationToken RequestAborted => Notes.Deadline?.Token(_exchange) ?? _exchange.Closed;

    /// <summary>
    /// Fires when the server begins to stop. It still waits for requests under way, so most handlers go on; one whose
    /// answer has no end, such as a stream of events, ends it now.
    /// </summary>
    public CancellationToken ServerStopping => _exchange.ServerStopping;

    /// <summary>
    /// Names this request in logs and problem details: the id of its activity where it has one, as in <c>traceparent</c>, else the
    /// connection, a colon, and the number of the request on it. A middleware may give another name, as <c>RequestId</c> does.
    /// </summary>
    /// <exception cref="ArgumentException">Set to null or to an empty text.</exception>
    public string TraceIdentifier
    {
        get => _traceIdentifier ??= Notes.Watch?.Id ?? _exchange.TraceIdentifier;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            _traceIdentifier = value;
        }
    }

    /// <summary>
    /// The client's address, or null where the transport knows none. Behind a proxy it is the proxy's, until a middleware sets that of
    /// the client (<c>ForwardedHeaders</c>).
    /// </summary>
    public System.Net.EndPoint? RemoteEndPoint
    {
        get => _remoteEndPoint ?? _exchange.RemoteEndPoint;
        set => _remoteEndPoint = value;
    }

    /// <summary>
    /// Whether an exception only says that the client has left or was cut off: no error of the app, and nobody waits for a response.
    /// </summary>
    internal bool IsDisconnect(Exception error)
        => _exchange.IsClosed && error is IOException or OperationCanceledException or ObjectDisposedException;

    internal bool IsEncrypted => _exchange.IsEncrypted;

    /// <summary>Is told when the handler of this request blocks: it knows the route.</summary>
    internal IBlockingObserver? BlockingObserver { get; set; }

    /// <summary>Whether what waits for this connection may go on upon the thread that reads its socket.</summary>
    internal bool RunsInline
    {
        set => _exchange.RunsInline = value;
    }

    /// <summary>Whether the exchange can go over to another protocol: not with a body under way, and not over HTTP/1.0.</summary>
    internal bool CanUpgrade => _exchange.CanUpgrade;

    internal ServerServices ServerServices => _exchange.Services;

    /// <summary>Cuts the connection: a client that reads no more will never have the rest.</summary>
    internal void Abort() => _exchange.Abort();

    /// <summary>Accepts another protocol and hands over what speaks it from now on. The head is written, not sent.</summary>
    internal TransportConnection Upgrade(string protocol, IUpgraded upgraded) => Response.Upgrade(protocol, upgraded);

    /// <summary>Begins a request, whose head is there.</summary>
    internal void Begin()
    {
        _exchange.MaxBodyBytes = ServerServices.Limits.MaxBodyBytes;
        Request.Begin();
        _traceIdentifier = null;
        _user = null;
        _challenge = null;
        _remoteEndPoint = null;
        Notes = default;
    }

    /// <summary>Has something disposed when the request is answered.</summary>
    internal void Own(IAsyncDisposable resource) => _resources.Add(resource);

    /// <summary>Whether something is to be disposed when the request is answered.</summary>
    internal bool IsOwner => !_resources.IsEmpty;

    /// <summary>Forgets the request.</summary>
    internal void End()
    {
        Response.Reset();
        _items?.Clear();
    }

    /// <summary>Disposes what the request owns and the services of its scope.</summary>
    internal ValueTask DisposeOwnedAsync() => _resources.DisposeAllAsync();
}
