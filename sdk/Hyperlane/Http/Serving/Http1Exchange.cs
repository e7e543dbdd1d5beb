using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using Hyperlane.Http.Messages;
using Hyperlane.Http.Parsing;
using Hyperlane.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Hyperlane.Http.Serving;

/// <summary>
/// Requests and responses over HTTP/1.1 and HTTP/1.0, one after the other: answers a request whose head has been read, frames
/// the body by length, by chunks, or by the end of the connection (RFC 9112 §6), and leaves the connection at the next request.
/// </summary>
internal sealed partial class Http1Exchange : HttpExchange, IBlockingObserver
{
    /// <summary>Pipelined answers are flushed when this many bytes wait.</summary>
    private const long FlushAt = 64 * 1024;

    private readonly HttpServer _server;
    private readonly TransportConnection _transport;
    private readonly PipeWriter _output;
    private readonly ConnectionClock _clock;
    private readonly PeerWait _wait;
    private readonly Http1RequestBody _body;
    private readonly long _connectionId;
    private int _number;
    private bool _keepAlive;
    private bool _isChunked;

    public Http1Exchange(HttpServer server, TransportConnection transport, long connectionId, ConnectionClock clock, PeerWait wait)
        : base(server.Services)
    {
        _server = server;
        _transport = transport;
        _output = transport.Output;
        _connectionId = connectionId;
        _clock = clock;
        _wait = wait;
        _body = new Http1RequestBody(transport, clock, wait);
    }

    /// <summary>What the connection has become, if it no longer speaks HTTP.</summary>
    public IUpgraded? Upgraded { get; private set; }

    /// <summary>Whether the peer may have sent more than was read.</summary>
    public bool HasUnread { get; private set; }

    public override string Protocol => Head.MinorVersion == 0 ? "HTTP/1.0" : "HTTP/1.1";

    public override long? ContentLength => Head.Framing.Body == BodyKind.Chunked ? null : Head.Framing.Length;

    public override string TraceIdentifier => string.Create(CultureInfo.InvariantCulture, $"{_connectionId:x}:{_number}");

    public override EndPoint? RemoteEndPoint => _transport.RemoteEndPoint;

    public override bool IsEncrypted => _transport.IsEncrypted;

    public override bool IsClosed => _transport.CloseReason != ConnectionCloseReason.Open;

    public override CancellationToken Closed => Upgraded?.Closed ?? _transport.Closed;

    public override CancellationToken ServerStopping => _server.Stopping;

    public override bool RunsInline
    {
        set => _transport.RunsInline = value;
    }

    /// <summary>HTTP/1.0 knows no upgrade (RFC 9110 §7.8), and a body would be in its way.</summary>
    public override bool CanUpgrade => Head.MinorVersion >= 1 && Head.Framing is { Body: not BodyKind.Chunked, Length: 0 };

    public override bool CanSendFile => _transport.CanSendFile;

    /// <summary>Has the application answer the request in <see cref="HttpExchange.Head"/>, and the answer written.</summary>
    /// <returns>Whether another request may follow.</returns>
    public ValueTask<bool> AnswerAsync()
    {
        _clock.Busy();
        Begin();
        _keepAlive = Head.Framing.KeepAlive;
        var answering = ApplicationCall.RunAsync(this);
        if (!answering.IsCompletedSuccessfully || !_body.IsDone || _output.UnflushedBytes > FlushAt)
        {
            return FinishAsync(answering);
        }

        answering.GetAwaiter().GetResult();
        HasUnread = Upgraded is not null;
        Head.Reset();
        return new ValueTask<bool>(_keepAlive);
    }

    /// <summary>Answers what is no request that we take. No other follows.</summary>
    public async ValueTask RejectAsync(RejectionReason reason)
    {
        LogRejected(Services.Logger, _connectionId, reason);
        HasUnread = true;
        Head.Reset();
        Begin();
        _keepAlive = false;
        await Context.Problem(Rejection.Of(reason).ToProblem()).ConfigureAwait(false);
        Context.Response.Complete();
        Context.End();
    }

    /// <summary>Gives the memory of a request back.</summary>
    public void Release()
    {
        Context.Response.Reset();
        Head.Reset();
    }

    public override ValueTask<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        => _body.ReadAsync(buffer, MaxBodyBytes, cancellationToken);

    /// <summary>The head is where to say that the connection ends, so what is known by now counts.</summary>
    public override void HandlerEnded() => _keepAlive &= !_server.IsStopping && _body.IsWorthDraining(Services.Limits.MaxDrainBytes);

    public override void WriteHead(HttpResponse response, ResponseContent content)
    {
        var isOpenEnded = content != ResponseContent.None && response.ContentLength is null;
        var isChunked = isOpenEnded && Head.MinorVersion >= 1;
        _isChunked = isChunked && content == ResponseContent.Follows;
        var isUntilClose = isOpenEnded && !isChunked && content == ResponseContent.Follows;
        _keepAlive &= !isUntilClose && !response.Headers.IsClose;
        _body.IsAnswered = true;
        ResponseHead.Write(_output, response, isChunked, _keepAlive, Head.MinorVersion);
    }

    public override void WriteBody(ReadOnlySpan<byte> bytes)
    {
        if (!_isChunked)
        {
            _output.Write(bytes);
            return;
        }

        Span<byte> size = stackalloc byte[10];
        Utf8Formatter.TryFormat(bytes.Length, size, out var digits, new StandardFormat('x'));
        "\r\n"u8.CopyTo(size[digits..]);
        _output.Write(size[..(digits + 2)]);
        _output.Write(bytes);
        _output.Write("\r\n"u8);
    }

    public override void EndBody()
    {
        if (_isChunked)
        {
            _output.Write("0\r\n\r\n"u8);
        }
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken)
    {
        var flush = _output.FlushAsync(cancellationToken);
        return flush.IsCompleted ? flush : _clock.WatchAsync(flush);
    }

    public override void CancelPendingFlush() => _output.CancelPendingFlush();

    public override ValueTask SendFileAsync(SafeFileHandle file, long offset, long count)
    {
        var sending = _transport.SendFileAsync(file, offset, count);
        return sending.IsCompleted ? sending : WatchAsync(sending);
    }

    public override void Abort() => _transport.Abort();

    /// <summary>Answers 101 and hands the connection over (RFC 9110 §7.8).</summary>
    public override TransportConnection Upgrade(HttpResponse response, string protocol, IUpgraded upgraded)
    {
        _keepAlive = false;
        _body.IsAnswered = true;
        ResponseHead.Write(_output, response, chunked: false, keepAlive: true, Head.MinorVersion, protocol);
        Upgraded = upgraded;
        return _transport;
    }

    void IBlockingObserver.OnBlocked(bool isWaiting)
    {
        if (Context.BlockingObserver is { } observer)
        {
            observer.OnBlocked(isWaiting);
        }
        else if (isWaiting)
        {
            _transport.RunsInline = false;
        }
    }

    private void Begin()
    {
        _number++;
        Context.Begin();
        _body.Begin(Head.Framing);
    }

    /// <summary>Sees to it that the next request is what comes next.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FinishAsync(ValueTask answering)
    {
        try
        {
            await answering.ConfigureAwait(false);
            if (_output.UnflushedBytes > FlushAt)
            {
                await _wait.FlushAsync().ConfigureAwait(false);
            }

            var keepAlive = _keepAlive && (_body.IsDone || await DrainAsync().ConfigureAwait(false));
            HasUnread = !_body.IsDone || Upgraded is not null;
            return keepAlive;
        }
        finally
        {
            Head.Reset();
        }
    }

    private ValueTask<bool> DrainAsync()
    {
        _clock.Draining();
        return _body.TryDrainAsync(Services.Limits.MaxDrainBytes);
    }

    private async ValueTask WatchAsync(ValueTask sending)
    {
        _clock.Sending();
        try
        {
            await sending.ConfigureAwait(false);
        }
        finally
        {
            _clock.Sent();
        }
    }

    [LoggerMessage(4, LogLevel.Debug, "Connection {ConnectionId:x}: a request was refused ({Reason})")]
    private static partial void LogRejected(ILogger logger, long connectionId, RejectionReason reason);
}
