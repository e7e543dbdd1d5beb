using System.IO.Pipelines;
using System.Threading.Tasks.Sources;
using Microsoft.Win32.SafeHandles;

namespace Hyperlane.Transport.Epoll;

/// <summary>
/// Writes to a socket of an event loop. What a slow peer does not take waits here, and the flush with it, until the kernel says that
/// there is room. Flushes come from any thread, one at a time.
/// </summary>
internal sealed class EpollWriter(EpollConnection connection) : GatheringWriter, IValueTaskSource<FlushResult>, IValueTaskSource
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<FlushResult> _flush;
    private int _sent;
    private SafeFileHandle? _file;
    private long _fileOffset;
    private long _fileLeft;
    private volatile bool _waiting;
    private bool _completed;

    /// <summary>Sends what has gathered.</summary>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        // Locked, because the end of the connection must not give back the memory that is being sent.
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_completed, this);
            if (Gathered.Count == 0)
            {
                return default;
            }

            return !TrySend(out var error) && Wait(out error) ? new ValueTask<FlushResult>(this, _flush.Version)
                : error is null ? default
                : ValueTask.FromException<FlushResult>(error);
        }
    }

    public ValueTask SendFileAsync(SafeFileHandle file, long offset, long count)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_completed, this);
            (_file, _fileOffset, _fileLeft) = (file, offset, count);
            return !TrySend(out var error) && Wait(out error) ? new ValueTask(this, _flush.Version)
                : error is null ? default
                : ValueTask.FromException(error);
        }
    }

    /// <summary>Tells the peer that nothing more follows. What was not flushed is dropped.</summary>
    public override void Complete(Exception? exception = null)
    {
        if (!_completed)
        {
            Release();
            connection.EndOutput();
        }
    }

    /// <summary>Ends writing, and a flush that waits, without a word to the peer; closing the socket will tell it.</summary>
    public void Release()
    {
        bool waited;
        lock (_gate)
        {
            waited = _waiting;
            _waiting = false;
            _completed = true;
            Finish();
        }

        if (waited)
        {
            _flush.RunContinuationsAsynchronously = true;
            _flush.SetException(new IOException("The connection is closed."));
        }
    }

    /// <summary>There is room again. Called by the loop.</summary>
    public void OnWritable()
    {
        if (!_waiting)
        {
            return;
        }

        Exception? error;
        lock (_gate)
        {
            if (!_waiting || !TrySend(out error))
            {
                return;
            }

            _waiting = false;
        }

        _flush.RunContinuationsAsynchronously = !connection.RunsInline;
        if (error is null)
        {
            _flush.SetResult(default);
        }
        else
        {
            _flush.SetException(error);
        }
    }

    FlushResult IValueTaskSource<FlushResult>.GetResult(short token) => _flush.GetResult(token);

    void IValueTaskSource.GetResult(short token) => _flush.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<FlushResult>.GetStatus(short token) => _flush.GetStatus(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _flush.GetStatus(token);

    void IValueTaskSource<FlushResult>.OnCompleted(Action<object?> continuation, object? state, short token,
        ValueTaskSourceOnCompletedFlags flags)
        => _flush.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _flush.OnCompleted(continuation, state, token, flags);

    /// <summary>Has the rest wait for room. Called with the lock held.</summary>
    /// <returns>False when it has gone out after all, or failed.</returns>
    private bool Wait(out Exception? error)
    {
        // The word that there is room may come before it is noted that we wait for it. So: note it, then try once more.
        _flush.Reset();
        _waiting = true;
        if (!TrySend(out error))
        {
            return true;
        }

        _waiting = false;
        return false;
    }

    /// <summary>Sends as much as the kernel takes.</summary>
    /// <returns>Whether this is over, well or with an error; false when the kernel has no more room.</returns>
    private bool TrySend(out Exception? error)
    {
        if (!connection.TryEnter())
        {
            error = new IOException("The connection is closed.");
            return Finish();
        }

        error = null;
        var room = SendBuffer(ref error) && SendFile(ref error);
        connection.Leave();
        return (room || error is not null) && Finish();
    }

    private bool SendBuffer(ref Exception? error)
    {
        while (_sent < Gathered.Count)
        {
            var sent = connection.Send(Gathered.Written.Span[_sent..], _fileLeft > 0, out var failure);
            if (sent < 0 && failure != Errno.Interrupted)
            {
                error = failure == Errno.TryAgain ? null : connection.Lost(failure);
                return false;
            }

            _sent += Math.Max(sent, 0);
            SentBytes += Math.Max(sent, 0);
        }

        return true;
    }

    private bool SendFile(ref Exception? error)
    {
        while (_fileLeft > 0)
        {
            var sent = connection.SendFile(_file!, _fileOffset, _fileLeft, out var failure);
            if (sent == 0)
            {
                error = new EndOfStreamException("The file became shorter while it was sent.");
                return false;
            }

            if (sent < 0 && failure != Errno.Interrupted)
            {
                error = failure == Errno.TryAgain ? null : connection.Lost(failure);
                return false;
            }

            _fileOffset += Math.Max(sent, 0);
            _fileLeft -= Math.Max(sent, 0);
            SentBytes += Math.Max(sent, 0);
        }

        return true;
    }

    private bool Finish()
    {
        Gathered.Release();
        _file = null;
        _fileLeft = _sent = 0;
        return true;
    }
}
