using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Hyperlane.Transport;

namespace Hyperlane.Http;

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
    /// <summary>Pipelined answers are flushed when this many bytes wait.</summary>
    private const long FlushAt = 64 * 1024;

    /// <summary>
    /// A client that always has a further request at hand would keep the thread that reads its socket, and others
    /// read there, to itself. After so many requests without a pause it goes on elsewhere.
    /// </summary>
    private const int LongestStreak = 256;

    private readonly HttpServer _server;
    private readonly RequestHead _head = new();
    private readonly RequestBody _body;
    private readonly ResponseBodyWriter _response;
    private readonly HttpContext _context;
    private readonly PipeReader _input;
    private readonly PipeWriter _output;

    /// <summary>Whether the peer may have sent more than was read.</summary>
    private bool _unread;

    /// <summary>How many requests were answered since we last had to wait for one.</summary>
    private int _streak;

    public HttpConnection(HttpServer server, TransportConnection transport, long id)
    {
        _server = server;
        Transport = transport;
        Id = id;
        _input = transport.Input;
        _output = transport.Output;
        Clock = new ConnectionClock(server.Services.Limits);
        _body = new RequestBody(this);
        _response = new ResponseBodyWriter(transport, Clock);
        _context = new HttpContext(this, _head, _body, _response);
        transport.BlockingObserver = this;
    }

    public long Id { get; }

    public int RequestNumber { get; private set; }

    public TransportConnection Transport { get; }

    public ServerServices Services => _server.Services;

    public ConnectionClock Clock { get; }

    public CancellationToken ServerStopping => _server.Stopping;

    /// <summary>Serves the connection to its end. Never fails: what a peer does is no error of ours.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await ReadHeadAsync().ConfigureAwait(false) && await AnswerAsync().ConfigureAwait(false))
            {
                if (++_streak == LongestStreak)
                {
                    _streak = 0;
                    await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                }
            }

            await FlushAsync().ConfigureAwait(false);
            await LingerAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException || IsEcho(error))
        {
            LogLost(Services.Logger, Id, error.Message);
        }
        catch (Exception error)
        {
            LogFailed(Services.Logger, error, Id);
        }
        finally
        {
            _response.Reset();
            _head.Reset();
            await Transport.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Called by the server's heartbeat when a deadline has passed: an idle connection ends, a late head is answered with 408, and who will not read or go is cut.</summary>
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

    /// <summary>Whether an exception tells no more than that the connection has ended.</summary>
    public bool IsEcho(Exception error)
        => Transport.CloseReason != ConnectionCloseReason.Open && error is IOException or OperationCanceledException or ObjectDisposedException;

    /// <summary>Reads the head of the next request.</summary>
    /// <returns>False when there is none, or one that was refused.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadHeadAsync()
    {
        Clock.Idle();
        while (true)
        {
            var result = await ReadInputAsync(ofBody: false).ConfigureAwait(false);
            var buffer = result.Buffer;
            var status = RequestHeadParser.Parse(ref buffer, _head, Services.Limits, out var reason);
            switch (status)
            {
                case ParseStatus.Done when _head.IsHttpsTarget && !Transport.IsEncrypted:
                    _input.AdvanceTo(buffer.Start);
                    await RejectAsync(RejectionReason.SchemeMismatch).ConfigureAwait(false);
                    return false;
                case ParseStatus.Done:
                    _input.AdvanceTo(buffer.Start);
                    return true;
                case ParseStatus.Rejected:
                    _input.AdvanceTo(buffer.Start, buffer.End);
                    await RejectAsync(reason).ConfigureAwait(false);
                    return false;
            }

            // Cancelled by the clock or by a server that stops: both want the connection to end, politely.
            var begun = !buffer.IsEmpty;
            _input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCanceled && begun)
            {
                await RejectAsync(RejectionReason.HeadTimeout).ConfigureAwait(false);
            }

            if (result.IsCompleted || result.IsCanceled)
            {
                return false;
            }

            if (begun)
            {
                Clock.HeadBegun();
            }
        }
    }

    /// <summary>Has the application answer, and the answer written.</summary>
    /// <returns>Whether another request may follow.</returns>
    private async ValueTask<bool> AnswerAsync()
    {
        Clock.Busy();
        RequestNumber++;
        _context.Begin();
        _body.Begin(_head.Framing, Services.Limits.MaxBodyBytes);
        _response.Begin(_head);
        try
        {
            await Services.Application(_context).ConfigureAwait(false);

            // The head is where to say that the connection ends, so what is known by now counts.
            _response.KeepAlive &= !_server.IsStopping && _body.IsWorthDraining(Services.Limits.MaxDrainBytes);
            _response.Complete();
            return await FinishAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (!IsEcho(error))
        {
            await FailAsync(error).ConfigureAwait(false);
            return await FinishAsync().ConfigureAwait(false);
        }
        finally
        {
            await EndContextAsync().ConfigureAwait(false);
            _head.Reset();
        }
    }

    /// <summary>Sees to it that the next request is what comes next.</summary>
    private async ValueTask<bool> FinishAsync()
    {
        if (_output.UnflushedBytes > FlushAt)
        {
            await FlushAsync().ConfigureAwait(false);
        }

        var keepAlive = _response.KeepAlive && (_body.IsDone || await DrainAsync().ConfigureAwait(false));
        _unread = !_body.IsDone || Upgraded is not null;
        return keepAlive;
    }

    private ValueTask EndContextAsync()
    {
        var ending = _context.EndAsync();
        return ending.IsCompletedSuccessfully ? ValueTask.CompletedTask : EndSlowlyAsync(ending);
    }

    /// <summary>What a request leaves behind may fail to be disposed; the answer is given, and stays.</summary>
    private async ValueTask EndSlowlyAsync(ValueTask ending)
    {
        try
        {
            await ending.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogUnhandled(Services.Logger, error, _context.TraceIdentifier);
        }
    }

    /// <summary>The application failed and its error boundary with it: say so if that is still possible, else cut, so that the client can tell.</summary>
    private async ValueTask FailAsync(Exception error)
    {
        LogUnhandled(Services.Logger, error, _context.TraceIdentifier);
        _response.KeepAlive = false;
        if (_response.HasStarted)
        {
            Transport.Abort();
            return;
        }

        _context.Response.Clear();
        await _context.Problem(500).ConfigureAwait(false);
        _response.Complete();
    }

    private async ValueTask RejectAsync(RejectionReason reason)
    {
        LogRejected(Services.Logger, Id, reason);
        RequestNumber++;
        _unread = true;
        _head.Reset();
        _context.Begin();
        _response.Begin(_head);
        _response.KeepAlive = false;
        await _context.Problem(Rejection.Of(reason).ToProblem()).ConfigureAwait(false);
        _response.Complete();
        _response.Reset();
    }

    private ValueTask<bool> DrainAsync()
    {
        Clock.Draining();
        return _body.TryDrainAsync(Services.Limits.MaxDrainBytes);
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
    /// (RFC 9112 §9.6).
    /// </summary>
    private async ValueTask LingerAsync()
    {
        if (!_unread && !IsMoreAtHand())
        {
            return;
        }

        Clock.Draining();
        await _output.CompleteAsync().ConfigureAwait(false);
        for (var drained = 0L; drained < Services.Limits.MaxDrainBytes;)
        {
            var result = await _input.ReadAsync().ConfigureAwait(false);
            drained += result.Buffer.Length;
            _input.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }
}
