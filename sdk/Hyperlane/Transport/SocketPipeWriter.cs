using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Tasks.Sources;

namespace Hyperlane.Transport;

/// <summary>
/// Writes to a socket without a pipe in between: bytes gather in one piece of rented memory, a flush is one send, and
/// between flushes nothing is held. A flush that waits for a slow peer allocates nothing either.
/// </summary>
internal sealed class SocketPipeWriter(Socket socket) : PipeWriter, IValueTaskSource<FlushResult>
{
    private Sender? _sender;
    private ManualResetValueTaskSourceCore<FlushResult> _flush;
    private RentedBuffer _buffer = new();
    private bool _completed;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _buffer.Count;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _buffer.Reserve(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _buffer.Reserve(sizeHint).Span;

    public override void Advance(int bytes) => _buffer.Advance(bytes);

    /// <summary>Sends what has gathered. The wait cannot be cancelled, because bytes that were half sent cannot be taken back; cut the connection instead.</summary>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        if (_buffer.Count == 0)
        {
            return default;
        }

        _sender ??= new Sender(this);
        _sender.SetBuffer(MemoryMarshal.AsMemory(_buffer.Written));
        _flush.Reset();
        var version = _flush.Version;
        if (socket.SendAsync(_sender))
        {
            return new ValueTask<FlushResult>(this, version);
        }

        _buffer.Release();
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
        _buffer.Release();
        _sender?.Dispose();
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
        _buffer.Release();
        if (error == SocketError.Success)
        {
            _flush.SetResult(default);
        }
        else
        {
            _flush.SetException(Lost(error));
        }
    }

    private sealed class Sender(SocketPipeWriter writer) : SocketAsyncEventArgs(true)
    {
        protected override void OnCompleted(SocketAsyncEventArgs e) => writer.OnSent(SocketError);
    }
}
