using System.IO.Pipelines;
using Hyperlane.Http.Messages;
using Hyperlane.Http.Parsing;
using Hyperlane.Transport;

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
        Clock = new ConnectionClock(server.Services.Limits, transport);
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
    /// <remarks>The one state machine that a request passes through as long as nobody keeps it waiting: what it calls returns at once then.</remarks>
    public async Task RunAsync()
    {
        try
        {
            Clock.Idle();
            while (true)
            {
                if (!_input.TryRead(out var result))
                {
                    await FlushBeforeWaitAsync().ConfigureAwait(false);
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
                    await RejectAsync(reason).ConfigureAwait(false);
                    break;
                }

                if (!await AnswerAsync().ConfigureAwait(false))
                {
                    break;
                }

                Clock.Idle();
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

            // Over TLS, the end is a message too, and the peer may not take it.
            Clock.Lingering();
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

    /// <summary>Looks whether what has arrived is the head of a request.</summary>
    /// <returns>Rejected also where none will come; without a reason if there is nothing to say about that.</returns>
    private ParseStatus TakeHead(in ReadResult result, out RejectionReason reason)
    {
        var buffer = result.Buffer;
        var status = RequestHeadParser.Parse(ref buffer, _head, Services.Limits, out reason);
        if (status == ParseStatus.Done)
        {
            _input.AdvanceTo(buffer.Start);
            reason = _head.IsHttpsTarget && !Transport.IsEncrypted ? RejectionReason.SchemeMismatch : RejectionReason.None;
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
        if (!_unread && !IsMoreAtHand())
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
}
