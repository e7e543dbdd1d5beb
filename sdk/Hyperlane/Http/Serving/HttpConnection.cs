using System.IO.Pipelines;
using Hyperlane.Http.Messages;
using Hyperlane.Http.Parsing;
using Hyperlane.Transport;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Http.Serving;

/// <summary>
/// A connection's whole life: read a head, let the application answer, make sure that the body is behind us,
/// and again, until one side has had enough.
/// </summary>
/// <remarks>
/// Answers are flushed when there is no further request at hand: pipelined ones go out together. What waits once
/// for every request is pooled, so that waiting allocates nothing.
/// </remarks>
internal sealed partial class HttpConnection
{
    /// <summary>
    /// A client that always has a further request at hand would keep the thread that reads its socket, and others
    /// read there, to itself. After so many requests without a pause it goes on elsewhere.
    /// </summary>
    private const int MaxStreak = 256;

    private readonly ServerServices _services;
    private readonly Http1Exchange _exchange;
    private readonly PeerWait _wait;
    private readonly PipeReader _input;
    private readonly PipeWriter _output;

    public HttpConnection(HttpServer server, TransportConnection transport, long id)
    {
        _services = server.Services;
        Transport = transport;
        Id = id;
        _input = transport.Input;
        _output = transport.Output;
        Clock = new ConnectionClock(_services.Limits, transport);
        _wait = new PeerWait(transport, Clock);
        _exchange = new Http1Exchange(server, transport, id, Clock, _wait);
        transport.BlockingObserver = _exchange;
    }

    public long Id { get; }

    public TransportConnection Transport { get; }

    public ConnectionClock Clock { get; }

    /// <summary>What the connection has become, if it no longer speaks HTTP.</summary>
    public IUpgraded? Upgraded => _exchange.Upgraded;

    /// <summary>Serves the connection to its end. Never fails: what a peer does is no error of ours.</summary>
    /// <remarks>
    /// The one state machine that a request passes through as long as nobody keeps it waiting: what it calls returns at once then.
    /// </remarks>
    public async Task RunAsync()
    {
        try
        {
            Clock.Idle();
            while (true)
            {
                if (!_input.TryRead(out var result))
                {
                    await _wait.FlushBeforeWaitAsync().ConfigureAwait(false);
                    await Transport.WaitForInputAsync().ConfigureAwait(false);
                    if (!_input.TryRead(out result))
                    {
                        result = await _input.ReadAsync().ConfigureAwait(false);
                    }
                }

                var status = TakeHead(result, out var reason);
                if (status == ParseStatus.NeedMore)
                {
                    continue;
                }

                if (status == ParseStatus.Rejected)
                {
                    if (reason != RejectionReason.None)
                    {
                        await _exchange.RejectAsync(reason).ConfigureAwait(false);
                    }

                    break;
                }

                if (!await _exchange.AnswerAsync().ConfigureAwait(false))
                {
                    break;
                }

                Clock.Idle();
                if (++_wait.Streak == MaxStreak)
                {
                    _wait.Streak = 0;
                    await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                }
            }

            await _wait.FlushAsync().ConfigureAwait(false);
            await LingerAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException || _exchange.Context.IsDisconnect(error))
        {
            LogLost(_services.Logger, Id, error.Message);
        }
        catch (Exception error)
        {
            LogFailed(_services.Logger, error, Id);
        }
        finally
        {
            _exchange.Release();

            // Over TLS, the end is a message too, and the peer may not take it.
            Clock.Lingering();
            await Transport.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Called by the server's heartbeat when a deadline has passed: an idle connection ends, a late head is answered with 408, and a client
    /// that does not read or leave is cut.
    /// </summary>
    public void Expire()
    {
        if (Clock.IsPastWords)
        {
            Transport.Abort();
        }
        else
        {
            _input.CancelPendingRead();
        }
    }

    /// <summary>Looks whether what has arrived is the head of a request.</summary>
    /// <returns>Rejected also where none will come; without a reason if there is nothing to say about that.</returns>
    private ParseStatus TakeHead(in ReadResult result, out RejectionReason reason)
    {
        var buffer = result.Buffer;
        var status = RequestHeadParser.Parse(ref buffer, _exchange.Head, _services.Limits, out reason);
        if (status == ParseStatus.Done)
        {
            _input.AdvanceTo(buffer.Start);
            reason = _exchange.Head.IsHttpsTarget && !Transport.IsEncrypted ? RejectionReason.SchemeMismatch : RejectionReason.None;
            return reason == RejectionReason.None ? ParseStatus.Done : ParseStatus.Rejected;
        }

        var begun = !buffer.IsEmpty;
        _input.AdvanceTo(buffer.Start, buffer.End);
        if (status == ParseStatus.Rejected)
        {
            return status;
        }

        // Cancelled by the clock or by a server that stops: both want the connection to end, politely.
        if (result.IsCanceled || result.IsCompleted)
        {
            reason = result.IsCanceled && begun ? RejectionReason.HeadTimeout : RejectionReason.None;
            return ParseStatus.Rejected;
        }

        if (begun)
        {
            Clock.HeadBegun();
        }

        return ParseStatus.NeedMore;
    }

    /// <summary>Whether the peer has sent more than it will be answered: requests behind the last one.</summary>
    private bool IsMoreAtHand()
    {
        if (!_input.TryRead(out var result))
        {
            return false;
        }

        var isMore = !result.IsCompleted && !result.Buffer.IsEmpty;
        _input.AdvanceTo(result.Buffer.End);
        return isMore;
    }

    /// <summary>
    /// To close a socket while bytes of the peer are unread resets the connection, and the reset may overtake our
    /// last answer. So where there may be such bytes, we say that we are done and read until the peer has understood
    /// (RFC 9112 §9.6), which the clock bounds: many clients read nothing before they have sent all.
    /// </summary>
    private async ValueTask LingerAsync()
    {
        if (!_exchange.HasUnread && !IsMoreAtHand())
        {
            return;
        }

        Clock.Lingering();
        await _output.CompleteAsync().ConfigureAwait(false);

        // What is thrown away as fast as it comes is not to hold up the thread that serves others as well.
        Transport.RunsInline = false;
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (await _input.ReadAsync().ConfigureAwait(false) is { IsCompleted: false } result)
        {
            _input.AdvanceTo(result.Buffer.End);
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Connection {ConnectionId:x}: the peer is gone ({Message})")]
    private static partial void LogLost(ILogger logger, long connectionId, string message);

    [LoggerMessage(2, LogLevel.Error, "Connection {ConnectionId:x} failed; this is a defect of the server")]
    private static partial void LogFailed(ILogger logger, Exception error, long connectionId);
}
