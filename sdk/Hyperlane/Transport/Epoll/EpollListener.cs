using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Transport.Epoll;

/// <summary>Accepts connections on a loop's thread and deals them out to all loops, one after the other.</summary>
internal sealed class EpollListener : ITransportListener, IEventSource
{
    /// <summary>How many connections to accept before other events get their turn.</summary>
    private const int MaxAtOnce = 64;

    private readonly Lock _gate = new();
    private readonly Socket _socket;
    private readonly int _descriptor;
    private readonly LoopGroup _group;
    private readonly ConnectionDelegate _onConnection;
    private readonly EpollLoop _loop;
    private readonly Timer _pause;
    private bool _disposed;

    public EpollListener(Socket socket, LoopGroup group, ConnectionDelegate onConnection)
    {
        _socket = socket;
        _descriptor = (int)socket.SafeHandle.DangerousGetHandle();
        _group = group;
        _onConnection = onConnection;
        EndPoint = socket.LocalEndPoint!;
        Generation = group.Sources.NextGeneration();
        _pause = new Timer(static listener => ((EpollListener)listener!).GoOn(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        group.Retain();
        _loop = group.Next();
        group.Sources.Add(_descriptor, this);
        _loop.Watch(_descriptor, Generation, EpollFlags.Readable);
    }

    public EndPoint EndPoint { get; }

    public uint Generation { get; }

    public void OnEvent(EpollFlags flags)
    {
        lock (_gate)
        {
            for (var i = 0; i < MaxAtOnce && !_disposed; i++)
            {
                switch (Accept())
                {
                    case Errno.None or Errno.ConnectionAborted or Errno.Interrupted:
                        continue;
                    case Errno.TooManyFiles or Errno.TooManyFilesInSystem or Errno.OutOfMemory or Errno.NoBufferSpace:
                        // Else the loop would be told of the waiting connections again and again.
                        _loop.Forget(_descriptor);
                        _pause.Change(ListeningSocket.Pause, Timeout.InfiniteTimeSpan);
                        return;
                    default:
                        return;
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _pause.Dispose();
            _loop.Forget(_descriptor);
            _group.Sources.Remove(_descriptor);
        }

        ListeningSocket.StopTaking(_socket);
        AcceptBacklog();
        await Task.Delay(ListeningSocket.HalfOpen).ConfigureAwait(false);
        AcceptBacklog();
        _socket.Dispose();
        _group.Release();
    }

    /// <summary>
    /// Takes the connections that the kernel has established for us already: closing the socket would reset them. Whether few descriptors
    /// are left does not matter any more.
    /// </summary>
    private void AcceptBacklog()
    {
        for (var accepted = true; accepted;)
        {
            accepted = TryAccept(out _, out var error) || error is Errno.ConnectionAborted or Errno.Interrupted;
        }
    }

    private void GoOn()
    {
        lock (_gate)
        {
            if (!_disposed && (DescriptorReserve.IsReached() || !_loop.TryWatch(_descriptor, Generation, EpollFlags.Readable)))
            {
                _pause.Change(ListeningSocket.Pause, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private Errno Accept()
        => TryAccept(out var descriptor, out var error) && DescriptorReserve.Holds(descriptor) ? Errno.TooManyFiles : error;

    private unsafe bool TryAccept(out int descriptor, out Errno error)
    {
        SocketName peer = default;
        var length = (uint)SocketName.Size;
        descriptor = Native.Accept(_descriptor, &peer, &length, Native.NonBlockingCloseOnExec);
        error = descriptor < 0 ? Native.LastError : Errno.None;
        if (descriptor < 0)
        {
            return false;
        }

        var connection = new EpollConnection(descriptor, in peer, _group);

        // First it is waited for, then watched: the loop that serves it gets its first event when there is somebody to take it.
        _ = _onConnection(connection);
        connection.Start(_group.Next());
        return true;
    }
}
