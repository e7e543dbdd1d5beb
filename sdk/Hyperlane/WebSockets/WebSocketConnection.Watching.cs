using System.Buffers;
using Hyperlane.Http.Messages;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <content>
/// While the handler does not read, the peer is watched in its place: pings are answered, a close or a loss is seen. What
/// has to be read stays where it is, and beyond a bound nothing more is taken from the peer, which then has to wait.
/// </content>
public sealed partial class WebSocketConnection
{
    /// <summary>How far we look past messages that nobody reads, in bytes.</summary>
    private const int MostAhead = 64 * 1024;

    private CancellationTokenSource? _closed;
    private volatile bool _hasClosed;
    private TaskCompletionSource? _watch;

    /// <summary>How many pings were answered while they stood behind messages, which whoever reads those meets again.</summary>
    private int _answeredAhead;

    private enum Reader
    {
        Nobody,
        Handler,
        Watch,

        /// <summary>Nobody, and there is nothing more to learn until somebody has read.</summary>
        Behind,
    }

    /// <summary>Fires when the peer has closed or is gone, and when the server begins to stop. The <c>stop</c> of an endpoint is this.</summary>
    public CancellationToken Closed
    {
        get
        {
            if (_closed is null && Interlocked.CompareExchange(ref _closed, new CancellationTokenSource(), null) is null)
            {
                _transport.Closed.UnsafeRegister(static closed => ((CancellationTokenSource)closed!).Cancel(), _closed);
                if (_hasClosed)
                {
                    _closed.Cancel();
                }
            }

            return _closed.Token;
        }
    }

    private void FireClosed()
    {
        // Either we see the token, or who makes it sees that it has to fire.
        _hasClosed = true;
        Interlocked.MemoryBarrier();
        if (_closed is { IsCancellationRequested: false } closed)
        {
            // Not here: what is registered there is the application's, and may take its time.
            ThreadPool.UnsafeQueueUserWorkItem(static closed => closed.Cancel(), closed, preferLocal: false);
        }
    }

    /// <summary>Begins to watch, unless somebody reads.</summary>
    private void Watch()
    {
        _watch = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _reader, Reader.Watch, Reader.Nobody) == Reader.Nobody)
        {
            _ = WatchAsync(_watch);
        }
    }

    /// <summary>The handler wants to read where somebody else does.</summary>
    /// <exception cref="InvalidOperationException">That is the handler as well.</exception>
    private async ValueTask TakeOverAsync(Reader before)
    {
        switch (before)
        {
            case Reader.Handler:
                throw new InvalidOperationException("The WebSocket is being read already; one reader at a time.");
            case Reader.Watch:
                _input.CancelPendingRead();
                await _watch!.Task.ConfigureAwait(false);
                break;
        }
    }

    private async Task WatchAsync(TaskCompletionSource watch)
    {
        var next = Reader.Behind;
        try
        {
            if (!_closeReceived && !_isLost)
            {
                next = await LookAheadAsync().ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            Lose();
        }
        finally
        {
            Interlocked.CompareExchange(ref _reader, next, Reader.Watch);
            watch.SetResult();
        }
    }

    /// <summary>Looks at what comes until somebody reads, the connection ends, or too much stands unread.</summary>
    private async ValueTask<Reader> LookAheadAsync()
    {
        // Where the next frame begins, whether nothing stands before it, and how many pings do.
        var (at, isFront, pings) = (_inFrame ? _frameLeft : 0, !_inFrame, 0);
        while (true)
        {
            var result = await _input.ReadAsync().ConfigureAwait(false);
            var buffer = result.Buffer;
            if (result.IsCanceled)
            {
                _input.AdvanceTo(buffer.Start, buffer.Start);
                return Reader.Nobody;
            }

            Hear();
            var fault = WebSocketFault.None;
            while (!_closeReceived && TryPass(buffer, ref at, out var header, out var control, out fault))
            {
                if (!header.IsControl)
                {
                    isFront = false;
                }
                else if (isFront)
                {
                    buffer = buffer.Slice(at);
                    at = 0;
                    await OnControlAsync(header.Opcode, control).ConfigureAwait(false);
                }
                else if (header.Opcode == Opcode.Close)
                {
                    FireClosed();
                    _input.AdvanceTo(buffer.Start, buffer.Start);
                    return Reader.Behind;
                }
                else if (header.Opcode == Opcode.Ping && pings++ == _answeredAhead)
                {
                    await AnswerPingAsync(control).ConfigureAwait(false);
                    _answeredAhead++;
                }
            }

            if (_closeReceived || fault != WebSocketFault.None || result.IsCompleted || buffer.Length > MostAhead)
            {
                _input.AdvanceTo(buffer.Start, buffer.Start);
                await EndWatchAsync(isFront, fault, result.IsCompleted).ConfigureAwait(false);
                return Reader.Behind;
            }

            _input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Whoever reads finds the end behind what stands before it; if that is nothing, this is the end.</summary>
    private ValueTask EndWatchAsync(bool isFront, WebSocketFault fault, bool isCompleted)
    {
        if (isFront && fault != WebSocketFault.None)
        {
            return FailAsync(fault);
        }

        if (isCompleted && isFront && !_closeReceived)
        {
            Lose();
        }
        else if (isCompleted)
        {
            FireClosed();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Passes a frame: of one with data only the header has to be there, of a control frame all.</summary>
    private bool TryPass(in ReadOnlySequence<byte> buffer, ref long at, out FrameHeader header, out byte[] control, out WebSocketFault fault)
    {
        (header, control, fault) = (default, [], WebSocketFault.None);
        if (at >= buffer.Length)
        {
            return false;
        }

        var rest = buffer.Slice(at);
        if (FrameHeader.TryRead(ref rest, takesCompression: _inflater is not null, out header, out fault) != ParseStatus.Done || (header.IsControl && rest.Length < header.Length))
        {
            return false;
        }

        if (header.IsControl)
        {
            control = rest.Slice(0, header.Length).ToArray();
            Masking.Remove(control, control, header.Mask, 0);
        }

        at = buffer.Length - rest.Length + header.Length;
        return true;
    }
}
