using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Hyperlane.Transport.Epoll;

/// <summary>
/// Reads a socket without a pipe in between: one piece of memory, rented when bytes have arrived and returned when
/// all are consumed. Waiting is one object for all waits and allocates nothing.
/// </summary>
/// <remarks>
/// The kernel tells of an arrival once (edge-triggered), possibly while nobody waits, so it is noted. The note is
/// taken back before receiving, and a read that did not fill its room is the last: what arrives later is told anew.
/// </remarks>
internal sealed class EpollReader(EpollConnection connection) : PipeReader, IValueTaskSource<ReadResult>
{
    private const int MinimumRead = 1024;
    private const int FirstRent = 8 * 1024;
    private const int LargestRead = 256 * 1024;

    private ManualResetValueTaskSourceCore<bool> _wait;
    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private int _examined;
    private int _lastRead;
    private bool _ended;
    private bool _completed;
    private Errno _error;
    private ReadState _state;

    [Flags]
    private enum ReadState
    {
        None = 0,

        /// <summary>There is, or may be, something to receive.</summary>
        Readable = 1,

        /// <summary>Somebody waits. Whoever takes this flag away has to end the wait.</summary>
        Waiting = 2,

        /// <summary>The next read, or the one that waits, is to end without bytes.</summary>
        Cancelled = 4,

        /// <summary>The peer has sent its last, though some of it may be unread.</summary>
        PeerEnded = 8,
    }

    /// <summary>Whether the peer has ended its side.</summary>
    public bool HasPeerEnded => (_state & ReadState.PeerEnded) != 0;

    public override bool TryRead(out ReadResult result)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        if (_examined < _end || _ended || (_state & ReadState.Cancelled) != 0 || ((_state & ReadState.Readable) != 0 && TryReceive()))
        {
            result = TakeResult();
            return true;
        }

        result = default;
        return false;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (TryRead(out var result))
        {
            return new ValueTask<ReadResult>(result);
        }

        return cancellationToken.CanBeCanceled ? WaitOrCancelAsync(cancellationToken) : WaitAsync();
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        // A sequence over one array gives positions that are indexes of it.
        _start = consumed.GetInteger();
        _examined = examined.GetInteger();
        if (_start == _end)
        {
            Release();
        }
    }

    public override void CancelPendingRead()
    {
        if ((Interlocked.Or(ref Unsafe.As<ReadState, int>(ref _state), (int)ReadState.Cancelled) & (int)ReadState.Waiting) != 0 && TryTakeWait())
        {
            // Not here: who cancels has other connections to look after.
            EndWait(inline: false);
        }
    }

    public override void Complete(Exception? exception = null)
    {
        if (!_completed)
        {
            _completed = true;
            Release();
        }
    }

    /// <summary>Bytes have arrived, or the end has. Called by the loop.</summary>
    public void OnReadable(bool peerEnded)
    {
        var note = peerEnded ? ReadState.Readable | ReadState.PeerEnded : ReadState.Readable;
        var state = _state;
        while (true)
        {
            var waiting = (state & ReadState.Waiting) != 0;
            var seen = Exchange(waiting ? (state | note) & ~ReadState.Waiting : state | note, state);
            if (seen == state)
            {
                if (waiting)
                {
                    ReceiveForWaiter();
                }

                return;
            }

            state = seen;
        }
    }

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token)
    {
        _wait.GetResult(token);
        return _error == Errno.None ? TakeResult() : throw connection.Lost(_error);
    }

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource<ReadResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _wait.OnCompleted(continuation, state, token, flags);

    private ReadState Exchange(ReadState value, ReadState comparand)
        => (ReadState)Interlocked.CompareExchange(ref Unsafe.As<ReadState, int>(ref _state), (int)value, (int)comparand);

    private void Clear(ReadState flag) => Interlocked.And(ref Unsafe.As<ReadState, int>(ref _state), (int)~flag);

    /// <summary>The wait is ours to end: with what there is, unless there is nothing after all.</summary>
    private void ReceiveForWaiter()
    {
        do
        {
            if ((_state & ReadState.Cancelled) != 0 || TryReceive(throws: false))
            {
                EndWait(connection.RunsInline);
                return;
            }
        }
        while (!TryBeginWait());
    }

    private ValueTask<ReadResult> WaitAsync()
    {
        _wait.Reset();
        while (!TryBeginWait())
        {
            if ((_state & ReadState.Cancelled) != 0 || TryReceive())
            {
                return new ValueTask<ReadResult>(TakeResult());
            }
        }

        return new ValueTask<ReadResult>(this, _wait.Version);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> WaitOrCancelAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using (cancellationToken.UnsafeRegister(static reader => ((EpollReader)reader!).CancelPendingRead(), this))
        {
            var result = await WaitAsync().ConfigureAwait(false);
            if (!result.IsCanceled || !cancellationToken.IsCancellationRequested)
            {
                return result;
            }

            AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }

        throw new OperationCanceledException(cancellationToken);
    }

    /// <returns>False when there is something to receive, or a cancellation.</returns>
    private bool TryBeginWait()
    {
        var state = _state;
        while ((state & (ReadState.Readable | ReadState.Cancelled)) == 0)
        {
            var seen = Exchange(state | ReadState.Waiting, state);
            if (seen == state)
            {
                return true;
            }

            state = seen;
        }

        return false;
    }

    private bool TryTakeWait() => (Interlocked.And(ref Unsafe.As<ReadState, int>(ref _state), (int)~ReadState.Waiting) & (int)ReadState.Waiting) != 0;

    private void EndWait(bool inline)
    {
        _wait.RunContinuationsAsynchronously = !inline;
        _wait.SetResult(true);
    }

    /// <summary>Receives, if there is something.</summary>
    /// <returns>False when there was nothing after all; true with bytes, the end, or, unless it throws, an error.</returns>
    private bool TryReceive(bool throws = true)
    {
        Clear(ReadState.Readable);
        if (!connection.TryEnter())
        {
            return Fail(Errno.BadDescriptor, throws);
        }

        MakeRoom();
        var room = _buffer.Length - _end;
        var received = connection.Receive(_buffer.AsSpan(_end), out var error);
        connection.Leave();
        if (received >= 0)
        {
            _ended = received == 0;
            _end += received;
            _lastRead = received;
            if (received == room || (_state & ReadState.PeerEnded) != 0)
            {
                Interlocked.Or(ref Unsafe.As<ReadState, int>(ref _state), (int)ReadState.Readable);
            }
        }

        if (_start == _end)
        {
            Release();
        }

        return received >= 0 || (error is not (Errno.TryAgain or Errno.Interrupted) && Fail(error, throws));
    }

    private bool Fail(Errno error, bool throws)
    {
        _error = error;
        return throws ? throw connection.Lost(error) : true;
    }

    private void MakeRoom()
    {
        if (_buffer.Length - _end >= MinimumRead)
        {
            return;
        }

        // The bytes are kept in one piece, so that whoever reads them finds one span. Who was sent much last time gets more room.
        var length = _end - _start;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstRent, Math.Max(length * 2, Math.Min(_lastRead * 2, LargestRead))));
        _buffer.AsSpan(_start, length).CopyTo(larger);
        var examined = _examined - _start;
        Release();
        _buffer = larger;
        _end = length;
        _examined = examined;
    }

    private ReadResult TakeResult()
    {
        var cancelled = (_state & ReadState.Cancelled) != 0;
        if (cancelled)
        {
            Clear(ReadState.Cancelled);
        }

        return new ReadResult(new ReadOnlySequence<byte>(_buffer, _start, _end - _start), cancelled, _ended);
    }

    private void Release()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        _start = _end = _examined = 0;
    }
}
