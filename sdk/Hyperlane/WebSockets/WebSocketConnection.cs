using System.Net;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Http;
using Hyperlane.Json;
using Hyperlane.Transport;
using Hyperlane.WebSockets.Connection;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <summary>A WebSocket (RFC 6455): messages in by <c>await foreach</c>, messages out by <c>SendAsync</c>.</summary>
/// <remarks>
/// <para>Pings, pongs and the closing handshake go on by themselves, also while nobody reads. The connection ends with its handler:
/// normally with 1000, by an exception with 1011.</para>
/// <para>One reader at a time. Senders may be many: each message goes out whole.</para>
/// </remarks>
public sealed class WebSocketConnection : IUpgraded, IDisposable
{
    private readonly HttpContext _context;
    private readonly TransportConnection _transport;
    private readonly JsonSerializerOptions _json;
    private readonly MessageReader _reader;
    private readonly MessageWriter _writer;
    private readonly ConnectionEnd _end;
    private readonly PeerClock _clock;
    private readonly FrameSender _sender;
    private readonly ControlReplies _replies;
    private readonly FrameReceiver _receiver;
    private int _rooms;

    internal WebSocketConnection(HttpContext context, WebSocketOptions options, string? subProtocol, DeflateAgreement? compression)
    {
        _context = context;
        _json = context.ServerServices.Json;
        SubProtocol = subProtocol;
        User = context.User;
        RemoteEndPoint = context.RemoteEndPoint;
        _transport = context.Upgrade("websocket", this);
        var limits = context.ServerServices.Limits;
        var pace = new SendPace(limits.MinResponseRate, limits.ResponseGracePeriod.TotalMilliseconds);
        _reader = new MessageReader(
            new MessageLimits(options.MaxMessageBytes, options.MaxFragments, options.MaxEmptyFragments),
            compression is null ? null : new Inflater(compression.KeepsTheirs));
        _writer = new MessageWriter(_transport.Output, compression is null ? null : new Deflater(compression));
        _end = new ConnectionEnd(_transport);
        _clock = new PeerClock(options);
        _sender = new FrameSender(_transport, _writer, _end, _clock, pace);
        _replies = new ControlReplies(_sender, _end);
        _receiver = new FrameReceiver(_transport, _reader, _replies, _end, _clock);
    }

    /// <summary>The subprotocol that both sides speak, or null for none.</summary>
    public string? SubProtocol { get; }

    /// <summary>The user that opened it.</summary>
    public ClaimsPrincipal User { get; }

    /// <summary>The client's address, or null where the transport knows none.</summary>
    public EndPoint? RemoteEndPoint { get; }

    /// <summary>Whether messages can still be sent.</summary>
    public bool IsOpen => _end.Handshake.State == CloseState.Open && _transport.CloseReason == ConnectionCloseReason.Open;

    /// <summary>
    /// How it ended, once it has: what the peer's close frame said, or why we ended it. 1005 is a close frame that says
    /// nothing, 1006 a connection that was lost without any.
    /// </summary>
    public WebSocketCloseStatus? CloseStatus => _end.How?.Status;

    /// <summary>The reason that goes with <see cref="CloseStatus"/>; empty for none.</summary>
    public string CloseReason => _end.How?.Reason ?? "";

    /// <summary>Fires when the peer has closed or is gone, or the server begins to stop: the <c>stop</c> of an endpoint.</summary>
    public CancellationToken Closed => _end.Closed;

    /// <summary>The message that <see cref="ReadMessageAsync"/> has brought.</summary>
    internal WebSocketMessage Message => new(_reader.Received, _reader.IsText, _json);

    /// <summary>Reads messages, each whole, until the connection ends.</summary>
    /// <remarks>
    /// Ends without an exception however the connection ends; <see cref="CloseStatus"/> tells. The bytes of a message are good until the
    /// next one is asked for.
    /// </remarks>
    /// <param name="cancellationToken">Ends the reading; the connection stays, and may be read further.</param>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public IAsyncEnumerable<WebSocketMessage> ReadAllAsync(CancellationToken cancellationToken = default)
        => new WebSocketMessages(this, cancellationToken);

    /// <summary>Reads messages that are JSON. One that is not ends the connection with 1007.</summary>
    /// <typeparam name="T">What each message is, by the app's JSON options.</typeparam>
    /// <inheritdoc cref="ReadAllAsync(CancellationToken)"/>
    public async IAsyncEnumerable<T> ReadAllAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var message in ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!message.TryReadJson<T>(out var value))
            {
                await _replies.FailAsync(WebSocketFault.InvalidJson).ConfigureAwait(false);
                yield break;
            }

            yield return value;
        }
    }

    /// <summary>Reads messages as they arrive, in parts of up to 64 KiB, however large they are.</summary>
    /// <inheritdoc cref="ReadAllAsync(CancellationToken)"/>
    public async IAsyncEnumerable<WebSocketPart> ReadPartsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await _receiver.ReadAsync(inParts: true, cancellationToken).ConfigureAwait(false))
        {
            yield return new WebSocketPart(_reader.Received, _reader.IsText, !_reader.IsInMessage);
        }
    }

    /// <summary>Sends text. While the peer is slow, this waits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Gives up while other messages are before it; once begun, a message goes out whole.</param>
    /// <exception cref="IOException">The connection has ended.</exception>
    /// <exception cref="InvalidOperationException">A message is being sent in parts, and its last part is still to come.</exception>
    public ValueTask SendAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _sender.SendAsync(new OutgoingFrame(Opcode.Text, default, text), cancellationToken);
    }

    /// <summary>Sends bytes, as a binary message. While the peer is slow, this waits.</summary>
    /// <inheritdoc cref="SendAsync(string, CancellationToken)"/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
        => _sender.SendAsync(new OutgoingFrame(Opcode.Binary, bytes), cancellationToken);

    /// <summary>Sends text that is UTF-8 already. While the peer is slow, this waits.</summary>
    /// <inheritdoc cref="SendAsync(string, CancellationToken)"/>
    public ValueTask SendUtf8Async(ReadOnlyMemory<byte> text, CancellationToken cancellationToken = default)
        => _sender.SendAsync(new OutgoingFrame(Opcode.Text, text), cancellationToken);

    /// <summary>Sends a value as JSON, in a text message.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="type">How to write it; null for the JSON options of the app.</param>
    /// <param name="cancellationToken">Gives up while other messages are before it; once begun, a message goes out whole.</param>
    /// <exception cref="IOException">The connection has ended.</exception>
    public ValueTask SendJsonAsync<T>(T value, JsonTypeInfo<T>? type = null, CancellationToken cancellationToken = default)
        => SendUtf8Async(JsonSerializer.SerializeToUtf8Bytes(value, type ?? JsonTypeSearch.Of<T>(_json)), cancellationToken);

    /// <summary>Sends a message that is ready made. While the peer is slow, this waits.</summary>
    /// <inheritdoc cref="SendAsync(string, CancellationToken)"/>
    public ValueTask SendAsync(PreparedMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _sender.SendAsync(message, cancellationToken);
    }

    /// <summary>
    /// Sends a message in parts, for one that does not fit into memory. No other message may be sent before its last part; what is said in
    /// the connection's rooms waits for it.
    /// </summary>
    /// <param name="bytes">The part. Text may be torn anywhere.</param>
    /// <param name="isText">Whether the message is text; the first part decides.</param>
    /// <param name="isLast">Whether the message ends with it.</param>
    /// <param name="cancellationToken">Gives up while other messages are before it; then the part is not sent.</param>
    /// <exception cref="IOException">The connection has ended.</exception>
    public ValueTask SendPartAsync(ReadOnlyMemory<byte> bytes, bool isText, bool isLast, CancellationToken cancellationToken = default)
        => _sender.SendAsync(new OutgoingFrame(isText ? Opcode.Text : Opcode.Binary, bytes, IsPart: true, IsLast: isLast),
            cancellationToken);

    /// <summary>
    /// Says that nothing more will be sent. Does not wait for the peer, whose last messages can still be read: it answers
    /// while the reading goes on or after the handler has ended, and is given <see cref="WebSocketOptions.CloseTimeout"/>.
    /// </summary>
    /// <param name="status">Why: 1000 to 1003, 1007 to 1014, or 3000 to 4999 for a meaning of your own (RFC 6455 §7.4).</param>
    /// <param name="reason">The same in words, for a log; up to 123 bytes.</param>
    /// <exception cref="ArgumentException">The status must not be sent, or the reason is too long.</exception>
    public ValueTask CloseAsync(WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure, string? reason = null)
    {
        if (!CloseFrame.IsSendable((int)status))
        {
            throw new ArgumentException($"The close status {(int)status} must not be sent (RFC 6455 §7.4).", nameof(status));
        }

        if (Encoding.UTF8.GetByteCount(reason ?? "") > CloseFrame.MaxReason)
        {
            throw new ArgumentException($"The reason has more than {CloseFrame.MaxReason} bytes.", nameof(reason));
        }

        return _sender.CloseAsync(new CloseFrame(status, reason ?? ""));
    }

    /// <summary>Lets go of what it holds. The handler's end does so.</summary>
    public void Dispose()
    {
        // The memory of a message goes to the garbage collector: a task that still looks at it must not see another's bytes.
        _reader.Dispose();
        _writer.Dispose();
    }

    /// <summary>Called about once a second: pings a silent peer, and cuts one that does not answer.</summary>
    void IUpgraded.OnHeartbeat()
    {
        var now = Environment.TickCount64;
        if (_clock.IsUnheard(now))
        {
            _receiver.Watch();
        }

        if (_sender.IsStuck(now))
        {
            Cut("The peer does not take what it is sent.");
            return;
        }

        switch (_clock.Judge(now, _end.Handshake.IsCloseSent, _receiver.Role == ReaderRole.Behind))
        {
            case PeerVerdict.Ping:
                _sender.TryPing();
                break;
            case PeerVerdict.CloseIdle:
                CloseSoon(WebSocketCloseStatus.EndpointUnavailable, "Nothing was said for too long.");
                break;
            case PeerVerdict.Cut:
                Cut("The peer does not answer.");
                break;
        }
    }

    /// <summary>Sends the head of the answer to the handshake.</summary>
    internal ValueTask OpenAsync() => _sender.OpenAsync();

    /// <summary>Reads the next message, whole.</summary>
    /// <returns>False when there will be none.</returns>
    internal ValueTask<bool> ReadMessageAsync(CancellationToken cancellationToken)
        => _receiver.ReadAsync(inParts: false, cancellationToken);

    /// <summary>Sends all that a queue has, as many messages to a flush as there are.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    internal ValueTask SendAllAsync(MessageQueue queue) => _sender.SendAllAsync(queue);

    /// <summary>Has work done on the thread that serves this connection.</summary>
    internal void Post(IThreadPoolWorkItem work) => _transport.Post(work);

    /// <summary>The handler has ended: closes, unless that has been done, and waits for the peer to do so too.</summary>
    internal async ValueTask EndAsync(WebSocketCloseStatus status, string reason = "")
    {
        await _sender.TryCloseAsync(new CloseFrame(status, reason)).ConfigureAwait(false);

        // Who still reads, on a task of its own, gets the peer's answer; the heartbeat sees to it that this comes to an end.
        while (_receiver.Role != ReaderRole.Handler && await _receiver.ReadAsync(inParts: true, CancellationToken.None)
            .ConfigureAwait(false))
        {
        }
    }

    /// <summary>Closes, as the server stops.</summary>
    internal void GoAway() => CloseSoon(WebSocketCloseStatus.EndpointUnavailable, "The server stops.");

    /// <summary>Closes in the background, and has the handler stop.</summary>
    internal void CloseSoon(WebSocketCloseStatus status, string reason)
    {
        _ = _sender.TryCloseAsync(new CloseFrame(status, reason));
        _end.Fire();
    }

    /// <summary>Cuts the connection, as one whose peer does not keep up.</summary>
    internal void Cut(string reason)
    {
        _end.Lose(reason);
        _transport.Abort();
    }

    /// <summary>Whether an exception says no more than that the connection has ended.</summary>
    internal bool IsDisconnect(Exception error)
        => error is OperationCanceledException or IOException or ObjectDisposedException
            && (!IsOpen || _context.ServerStopping.IsCancellationRequested);

    /// <summary>Counts one more room. A peer that wants too many is told so, and its connection ends.</summary>
    /// <param name="most">How many it may be in.</param>
    /// <exception cref="IOException">It is in as many already.</exception>
    internal void EnterRoom(int most)
    {
        if (Interlocked.Increment(ref _rooms) <= most)
        {
            return;
        }

        LeaveRoom();
        var reason = $"A connection may be in {most} rooms at a time.";
        CloseSoon(WebSocketCloseStatus.PolicyViolation, reason);
        throw new IOException(reason);
    }

    /// <summary>It has left one.</summary>
    internal void LeaveRoom() => Interlocked.Decrement(ref _rooms);
}
