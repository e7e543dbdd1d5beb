using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using Hyperlane.Http;
using Hyperlane.Transport;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <summary>A WebSocket (RFC 6455): messages in by <c>await foreach</c>, messages out by <c>SendAsync</c>.</summary>
/// <remarks>
/// <para>Pings, pongs and the closing handshake go on by themselves, also while nobody reads. The connection ends with its handler: normally with 1000, by an exception with 1011.</para>
/// <para>One reader at a time. Senders may be many: each message goes out whole.</para>
/// </remarks>
public sealed partial class WebSocketConnection : IUpgraded, IDisposable
{
    private readonly HttpContext _context;
    private readonly TransportConnection _transport;
    private readonly WebSocketOptions _options;
    private readonly JsonSerializerOptions _json;

    internal WebSocketConnection(HttpContext context, WebSocketOptions options, string? subProtocol, DeflateAgreement? compression)
    {
        _context = context;
        _options = options;
        _json = context.ServerServices.Json;
        SubProtocol = subProtocol;
        User = context.User;
        RemoteEndPoint = context.RemoteEndPoint;
        _transport = context.Upgrade("websocket", this);
        _deflater = compression is null ? null : new Deflater(compression.KeepsOurs, compression.Window ?? DeflateAgreement.LargestWindow);
        _inflater = compression is null ? null : new Inflater(compression.KeepsTheirs);
        _input = _transport.Input;
        _output = _transport.Output;
        var limits = context.ServerServices.Limits;
        _pace = new SendPace(limits.MinResponseRate, limits.ResponseGracePeriod.TotalMilliseconds);
    }

    /// <summary>The subprotocol that both sides speak, or null for none.</summary>
    public string? SubProtocol { get; }

    /// <summary>Who opened it.</summary>
    public ClaimsPrincipal User { get; }

    /// <summary>The client's address, or null where the transport knows none.</summary>
    public EndPoint? RemoteEndPoint { get; }

    /// <summary>Whether messages can still be sent.</summary>
    public bool IsOpen => !_closeSent && !_closeReceived && !_isLost && _transport.CloseReason == ConnectionCloseReason.Open;

    /// <summary>
    /// How it ended, once it has: what the peer's close frame said, or why we ended it. 1005 is a close frame that says
    /// nothing, 1006 a connection that was lost without any.
    /// </summary>
    public WebSocketCloseStatus? CloseStatus { get; private set; }

    /// <summary>The reason that goes with <see cref="CloseStatus"/>; empty for none.</summary>
    public string CloseReason { get; private set; } = "";

    /// <summary>Lets go of what it holds. The handler's end does so.</summary>
    public void Dispose()
    {
        // The memory of a message goes to the garbage collector: a task that still looks at it must not see another's bytes.
        _inflater?.Dispose();
        _deflater?.Dispose();
    }

    /// <summary>Whether an exception says no more than that the connection has ended.</summary>
    internal bool IsEcho(Exception error)
        => error is OperationCanceledException or IOException or ObjectDisposedException && (!IsOpen || _context.ServerStopping.IsCancellationRequested);

    /// <summary>Notes how it ended; the first word stays.</summary>
    private void End(WebSocketCloseStatus status, string reason)
    {
        if (CloseStatus is null)
        {
            CloseReason = reason;
            CloseStatus = status;
            FireClosed();
        }
    }
}
