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
internal sealed class EpollReader(EpollConnection connection) : PipeReader, IValueTaskSource<ReadResult>, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _wait;
    private ReceiveBuffer _buffer = new();
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

        /// <summary>Somebody waits. The thread that takes this flag away has to end the wait.</summary>
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
        if (_buffer.HasUnexamined || _ended || (_state & ReadState.Cancelled) != 0
            || ((_state & ReadState.Readable) != 0 && TryReceiveNoted()))
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

    /// <inheritdoc cref="TransportConnection.WaitForInputAsync"/>
    public ValueTask WaitForInputAsync() => TryWait() ? new ValueTask(this, _wait.Version) : ValueTask.CompletedTask;

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => _buffer.AdvanceTo(consumed, examined);

    public override void CancelPendingRead()
    {
        if ((Interlocked.Or(ref Unsafe.As<ReadState, int>(ref _state), (int)ReadState.Cancelled) & (int)ReadState.Waiting) != 0
            && TryTakeWait())
        {
            // Not here: who cancels has other connections to look after.
            EndWait(inline: false);
        }
    }

    /// <summary>
    /// Ends reading, and a read that is pending. What is unread is left to the garbage collector: the loop may be receiving
    /// there, and a task that still looks at it must not see another connection's bytes.
    /// </summary>
    public override void Complete(Exception? exception = null)
    {
        _completed = true;
        if (TryTakeWait())
        {
            _error = Errno.BadDescriptor;
            EndWait(inline: false);
        }
    }

    /// <summary>Bytes have arrived, or the end has. Called by the loop.</summary>
    public void OnReadable(bool peerEnded)
    {
        var note = peerEnded ? ReadState.PeerEnded : ReadState.None;
        var state = _state;
        while (true)
        {
            // A waiting reader is served at once, so that there is no need to note that there is something.
            var waiting = (state & ReadState.Waiting) != 0;
            var seen = Exchange(waiting ? (state | note) & ~(ReadState.Waiting | ReadState.Readable) : state | note
                | ReadState.Readable, state);
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
        GetResult(token);
        return TakeResult();
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _wait.GetStatus(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _wait.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource<ReadResult>.OnCompleted(Action<object?> continuation, object? state, short token,
        ValueTaskSourceOnCompletedFlags flags)
        => _wait.OnCompleted(continuation, state, token, flags);

    private void GetResult(short token)
    {
        _wait.GetResult(token);
        if (_error != Errno.None)
        {
            throw connection.Lost(_error);
        }
    }

    private ReadState Exchange(ReadState value, ReadState comparand)
        => (ReadState)Interlocked.CompareExchange(ref Unsafe.As<ReadState, int>(ref _state), (int)value, (int)comparand);

    private void Set(ReadState flag) => Interlocked.Or(ref Unsafe.As<ReadState, int>(ref _state), (int)flag);

    private void Clear(ReadState flag) => Interlocked.And(ref Unsafe.As<ReadState, int>(ref _state), (int)~flag);

    /// <summary>The wait is ours to end: with what there is, unless there is nothing after all.</summary>
    private void ReceiveForWaiter()
    {
        while ((_state & ReadState.Cancelled) == 0)
        {
            if (TryReceive(throws: false))
            {
                EndWait(connection.RunsInline);
                return;
            }

            if (TryBeginWait())
            {
                return;
            }

            Clear(ReadState.Readable);
        }

        Set(ReadState.Readable);
        EndWait(connection.RunsInline);
    }

    private ValueTask<ReadResult> WaitAsync()
        => TryWait() ? new ValueTask<ReadResult>(this, _wait.Version) : new ValueTask<ReadResult>(TakeResult());

    /// <returns>False when there is no need to wait.</returns>
    private bool TryWait()
    {
        _wait.Reset();
        while (!TryBeginWait())
        {
            if ((_state & ReadState.Cancelled) != 0 || TryReceiveNoted())
            {
                return false;
            }
        }

        return true;
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

    private bool TryTakeWait()
        => (Interlocked.And(ref Unsafe.As<ReadState, int>(ref _state), (int)~ReadState.Waiting) & (int)ReadState.Waiting) != 0;

    private void EndWait(bool inline)
    {
        _wait.RunContinuationsAsynchronously = !inline;
        _wait.SetResult(true);
    }

    /// <summary>Takes the note back that there is something, and receives it.</summary>
    private bool TryReceiveNoted()
    {
        Clear(ReadState.Readable);
        return TryReceive(throws: true);
    }

    /// <summary>Receives, if there is something.</summary>
    /// <returns>False when there was nothing after all; true with bytes, the end, or, unless it throws, an error.</returns>
    private bool TryReceive(bool throws)
    {
        if (!connection.TryEnter())
        {
            return Fail(Errno.BadDescriptor, throws);
        }

        var room = _buffer.MakeRoom();
        var received = connection.Receive(room, out var error);
        connection.Leave();
        if (received >= 0)
        {
            _ended = received == 0;
            _buffer.Add(received);
            if (received == room.Length || (_state & ReadState.PeerEnded) != 0)
            {
                Set(ReadState.Readable);
            }
        }

        _buffer.ReleaseIfEmpty();
        return received >= 0 || (error is not (Errno.TryAgain or Errno.Interrupted) && Fail(error, throws));
    }

    private bool Fail(Errno error, bool throws)
    {
        _error = error;
        return throws ? throw connection.Lost(error) : true;
    }

    private ReadResult TakeResult()
    {
        var cancelled = (_state & ReadState.Cancelled) != 0;
        if (cancelled)
        {
            Clear(ReadState.Cancelled);
        }

        return new ReadResult(_buffer.Bytes, cancelled, _ended);
    }
}
