using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Hyperlane.Transport;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets.Connection;

/// <summary>Receives over a connection, for the handler; and watches it while the handler does not read.</summary>
/// <remarks>
/// The watch answers pings and sees a close or a loss. What has to be read stays where it is, and beyond a bound nothing
/// more is taken from the peer, which then has to wait.
/// </remarks>
internal sealed class FrameReceiver(TransportConnection transport, MessageReader reader, ControlReplies replies, ConnectionEnd end,
    PeerClock clock)
{
    /// <summary>How far the watch looks past messages that nobody reads, in bytes.</summary>
    private const int MaxAhead = 64 * 1024;

    private readonly PipeReader _input = transport.Input;
    private volatile ReaderRole _role;
    private TaskCompletionSource? _watch;

    /// <summary>Who reads.</summary>
    public ReaderRole Role => _role;

    /// <summary>Reads the next message, or the next part of one, which <see cref="MessageReader.Received"/> then is.</summary>
    /// <returns>False when there will be none.</returns>
    /// <exception cref="InvalidOperationException">Somebody else reads.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(bool inParts, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _role, ReaderRole.Handler) is var before and not ReaderRole.Nobody)
        {
            await TakeOverAsync(before).ConfigureAwait(false);
        }

        try
        {
            reader.Next();
            while (end.Handshake.CanRead)
            {
                if (!_input.TryRead(out var result))
                {
                    // Nothing is kept for a peer that is silent.
                    reader.Release();
                    if (!cancellationToken.CanBeCanceled)
                    {
                        await transport.WaitForInputAsync().ConfigureAwait(false);
                    }

                    if (!_input.TryRead(out result))
                    {
                        result = await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
                    }
                }

                switch (Advance(result, inParts))
                {
                    case ReadStep.Part or ReadStep.Message:
                        return true;
                    case ReadStep.Control:
                        await replies.AnswerAsync(reader).ConfigureAwait(false);
                        break;
                    case ReadStep.Fault:
                        await replies.FailAsync(reader.Fault).ConfigureAwait(false);
                        break;
                    case ReadStep.NeedMore when result.IsCompleted:
                        end.Lose();
                        break;
                }
            }

            return false;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            end.Lose();
            return false;
        }
        finally
        {
            _role = ReaderRole.Nobody;
        }
    }

    /// <summary>Begins to watch, unless somebody reads.</summary>
    public void Watch()
    {
        if (_role == ReaderRole.Nobody)
        {
            _watch = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (Interlocked.CompareExchange(ref _role, ReaderRole.Watch, ReaderRole.Nobody) == ReaderRole.Nobody)
            {
                _ = WatchAsync(_watch);
            }
        }
    }

    /// <summary>Takes the next step with what there is, and tells the transport how far it went.</summary>
    private ReadStep Advance(in ReadResult result, bool inParts)
    {
        clock.Hear();
        var buffer = result.Buffer;
        var step = reader.Read(ref buffer, inParts);
        if (step == ReadStep.NeedMore)
        {
            _input.AdvanceTo(buffer.Start, buffer.End);
            return step;
        }

        _input.AdvanceTo(buffer.Start);
        if (step != ReadStep.Control)
        {
            clock.NoteReceived();
        }

        return step;
    }

    /// <summary>The handler wants to read where somebody else does.</summary>
    /// <exception cref="InvalidOperationException">That is the handler as well.</exception>
    private async ValueTask TakeOverAsync(ReaderRole before)
    {
        switch (before)
        {
            case ReaderRole.Handler:
                throw new InvalidOperationException("The WebSocket is being read already; one reader at a time.");
            case ReaderRole.Watch:
                _input.CancelPendingRead();
                await _watch!.Task.ConfigureAwait(false);
                break;
        }
    }

    private async Task WatchAsync(TaskCompletionSource watch)
    {
        var next = ReaderRole.Behind;
        try
        {
            if (end.Handshake.CanRead)
            {
                next = await LookAheadAsync().ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            end.Lose();
        }
        finally
        {
            Interlocked.CompareExchange(ref _role, next, ReaderRole.Watch);
            watch.SetResult();
        }
    }

    /// <summary>Looks at what comes until somebody reads, the connection ends, or too much stands unread.</summary>
    private async ValueTask<ReaderRole> LookAheadAsync()
    {
        var scan = new FrameScan(reader.FrameLeft, reader.TakesCompression);
        var pings = 0;
        while (true)
        {
            var result = await _input.ReadAsync().ConfigureAwait(false);
            var buffer = result.Buffer;
            if (result.IsCanceled)
            {
                _input.AdvanceTo(buffer.Start, buffer.Start);
                return ReaderRole.Nobody;
            }

            clock.Hear();
            var step = ReadStep.NeedMore;
            while (scan.IsAtFront && end.Handshake.CanRead && (step = reader.ReadControl(ref buffer)) == ReadStep.Control)
            {
                await replies.AnswerAsync(reader).ConfigureAwait(false);
            }

            var fault = WebSocketFault.None;
            while (step == ReadStep.NeedMore && scan.TryPass(buffer, out fault))
            {
                if (scan.Header.Opcode == Opcode.Close)
                {
                    end.Fire();
                    _input.AdvanceTo(buffer.Start, buffer.Start);
                    return ReaderRole.Behind;
                }

                if (scan.Header.Opcode == Opcode.Ping && pings++ == replies.AnsweredAhead)
                {
                    await replies.AnswerAheadAsync(scan.Payload(buffer)).ConfigureAwait(false);
                }
            }

            if (step != ReadStep.NeedMore || fault != WebSocketFault.None || result.IsCompleted || buffer.Length > MaxAhead)
            {
                _input.AdvanceTo(buffer.Start, buffer.Start);
                await EndWatchAsync(step, scan.IsAtFront, result.IsCompleted).ConfigureAwait(false);
                return ReaderRole.Behind;
            }

            _input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>The reader finds the end behind what stands before it; if that is nothing, this is the end.</summary>
    private ValueTask EndWatchAsync(ReadStep step, bool isAtFront, bool isCompleted)
    {
        if (step == ReadStep.Fault)
        {
            return replies.FailAsync(reader.Fault);
        }

        if (isCompleted && isAtFront && end.Handshake.CanRead)
        {
            end.Lose();
        }
        else if (isCompleted)
        {
            end.Fire();
        }

        return ValueTask.CompletedTask;
    }
}
