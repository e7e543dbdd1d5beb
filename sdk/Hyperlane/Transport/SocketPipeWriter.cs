using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace Hyperlane.Transport;

/// <summary>
/// Writes to a socket without a pipe in between: bytes gather in one piece of rented memory, a flush is one send, and
/// between flushes nothing is held. A flush that waits for a slow peer allocates nothing either.
/// </summary>
internal sealed class SocketPipeWriter(Socket socket) : PipeWriter, IValueTaskSource<FlushResult>
{
    private const int FirstRent = 4 * 1024;

    private Sender? _sender;
    private ManualResetValueTaskSourceCore<FlushResult> _flush;
    private byte[] _buffer = [];
    private int _count;
    private bool _completed;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _count;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(_count);
    }

    public override Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsSpan(_count);
    }

    public override void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, _buffer.Length - _count);
        _count += bytes;
    }

    /// <summary>Sends what has gathered. The wait cannot be cancelled, because bytes that were half sent cannot be taken back; cut the connection instead.</summary>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        if (_count == 0)
        {
            return default;
        }

        _sender ??= new Sender(this);
        _sender.SetBuffer(_buffer, 0, _count);
        _flush.Reset();
        var version = _flush.Version;
        if (socket.SendAsync(_sender))
        {
            return new ValueTask<FlushResult>(this, version);
        }

        Release();
        return _sender.SocketError == SocketError.Success ? default : ValueTask.FromException<FlushResult>(Lost(_sender.SocketError));
    }

    public override void CancelPendingFlush() => throw new NotSupportedException("Bytes that were half sent cannot be taken back; cut the connection.");

    /// <summary>Tells the peer that nothing more follows. What was not flushed is dropped.</summary>
    public override void Complete(Exception? exception = null)
    {
        if (_completed)
        {
            return;
        }

        _completed = true;
        Release();
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The peer was faster.
        }
    }

    FlushResult IValueTaskSource<FlushResult>.GetResult(short token) => _flush.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<FlushResult>.GetStatus(short token) => _flush.GetStatus(token);

    void IValueTaskSource<FlushResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _flush.OnCompleted(continuation, state, token, flags);

    private static IOException Lost(SocketError error) => new("The connection was cut.", new SocketException((int)error));

    private void OnSent(SocketError error)
    {
        Release();
        if (error == SocketError.Success)
        {
            _flush.SetResult(default);
        }
        else
        {
            _flush.SetException(Lost(error));
        }
    }

    private void Reserve(int sizeHint)
    {
        var needed = _count + Math.Max(sizeHint, 1);
        if (needed <= _buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(needed, _buffer.Length * 2), FirstRent));
        var count = _count;
        _buffer.AsSpan(0, count).CopyTo(larger);
        Release();
        _buffer = larger;
        _count = count;
    }

    private void Release()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        _count = 0;
    }

    private sealed class Sender(SocketPipeWriter writer) : SocketAsyncEventArgs(true)
    {
        protected override void OnCompleted(SocketAsyncEventArgs e) => writer.OnSent(SocketError);
    }
}
