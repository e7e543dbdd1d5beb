using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Tasks.Sources;

namespace Hyperlane.Transport;

/// <summary>
/// Writes to a socket by System.Net.Sockets. A flush that waits for a slow peer allocates nothing.
/// </summary>
internal sealed class SocketPipeWriter(Socket socket) : GatheringWriter, IValueTaskSource<FlushResult>
{
    /// <summary>
    /// How much is sent at a time, in bytes. Where the system does not tell what the peer has taken, a slow one can be told
    /// from a dead one only between two sends.
    /// </summary>
    private const int Piece = 64 * 1024;

    private readonly Lock _gate = new();
    private Sender? _sender;
    private ManualResetValueTaskSourceCore<FlushResult> _flush;
    private int _sent;
    private bool _sending;
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

            _sender ??= new Sender(this);
            _flush.Reset();
            _sending = true;
            return !TrySend(out var error) ? new ValueTask<FlushResult>(this, _flush.Version)
                : error == SocketError.Success ? default
                : ValueTask.FromException<FlushResult>(Lost(error));
        }
    }

    /// <summary>Tells the peer that nothing more follows. What was not flushed is dropped.</summary>
    public override void Complete(Exception? exception = null)
    {
        lock (_gate)
        {
            if (_completed)
            {
                return;
            }

            _completed = true;
            if (!_sending)
            {
                Release();
            }
        }

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

    void IValueTaskSource<FlushResult>.OnCompleted(Action<object?> continuation, object? state, short token,
        ValueTaskSourceOnCompletedFlags flags)
        => _flush.OnCompleted(continuation, state, token, flags);

    private static IOException Lost(SocketError error) => new("The connection was cut.", new SocketException((int)error));

    /// <summary>Sends all that has gathered, a piece at a time.</summary>
    /// <returns>Whether this is over, well or with an error; false when the socket is at work, and tells when it is done.</returns>
    private bool TrySend(out SocketError error)
    {
        error = SocketError.Success;
        try
        {
            while (error == SocketError.Success && _sent < Gathered.Count)
            {
                var rest = MemoryMarshal.AsMemory(Gathered.Written)[_sent..];
                _sender!.SetBuffer(rest[..Math.Min(rest.Length, Piece)]);
                if (socket.SendAsync(_sender))
                {
                    return false;
                }

                error = Note();
            }
        }
        catch (ObjectDisposedException)
        {
            error = SocketError.OperationAborted;
        }

        _sending = false;
        Release();
        return true;
    }

    private SocketError Note()
    {
        _sent += _sender!.BytesTransferred;
        SentBytes += _sender.BytesTransferred;
        return _sender.SocketError;
    }

    private void Release()
    {
        Gathered.Release();
        _sent = 0;
        if (_completed)
        {
            _sender?.Dispose();
        }
    }

    private void OnSent()
    {
        SocketError error;
        lock (_gate)
        {
            error = Note();
            if (error != SocketError.Success)
            {
                _sending = false;
                Release();
            }
            else if (!TrySend(out error))
            {
                return;
            }
        }

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
        protected override void OnCompleted(SocketAsyncEventArgs e) => writer.OnSent();
    }
}
