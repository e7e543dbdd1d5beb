using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Transport;

/// <summary>A TCP connection. Its pipes read and write the socket directly and hold no buffer while it is idle.</summary>
internal sealed class SocketConnection : TransportConnection
{
    private readonly Socket _socket;
    private readonly Lock _gate = new();
    private readonly byte[] _peeked = new byte[1];
    private CancellationTokenSource? _closed;
    private bool _watching;

    public SocketConnection(Socket socket)
    {
        _socket = socket;
        LocalEndPoint = socket.LocalEndPoint;
        RemoteEndPoint = socket.RemoteEndPoint;
        Input = new SocketPipeReader(socket);
        Output = new SocketPipeWriter(socket);
    }

    public override PipeReader Input { get; }

    public override PipeWriter Output { get; }

    public override EndPoint? LocalEndPoint { get; }

    public override EndPoint? RemoteEndPoint { get; }

    /// <summary>A read or write that failed leaves its mark on the socket, even if nobody asked <see cref="Closed"/>.</summary>
    public override ConnectionCloseReason CloseReason
        => base.CloseReason == ConnectionCloseReason.Open && !_socket.Connected ? ConnectionCloseReason.ResetByPeer : base.CloseReason;

    public override CancellationToken Closed
    {
        get
        {
            lock (_gate)
            {
                _closed ??= new CancellationTokenSource();
                if (CloseReason != ConnectionCloseReason.Open)
                {
                    _closed.Cancel();
                }
                else if (!_watching)
                {
                    _watching = true;
                    _ = WatchAsync();
                }

                return _closed.Token;
            }
        }
    }

    public override void Abort()
    {
        if (End(ConnectionCloseReason.Aborted))
        {
            _socket.LingerState = new LingerOption(true, 0);
        }

        _socket.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        End(ConnectionCloseReason.Closed);
        Output.Complete();
        Input.Complete();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private bool End(ConnectionCloseReason reason)
    {
        var first = TryEnd(reason);
        CancellationTokenSource? closed;
        lock (_gate)
        {
            closed = _closed;
        }

        closed?.Cancel();
        return first;
    }

    /// <summary>Waits until there is something to read without reading it: the end of the stream, or bytes, which end the watch until it is asked for again.</summary>
    private async Task WatchAsync()
    {
        try
        {
            if (await _socket.ReceiveAsync(_peeked, SocketFlags.Peek).ConfigureAwait(false) == 0)
            {
                End(ConnectionCloseReason.ClosedByPeer);
            }
        }
        catch (SocketException)
        {
            End(ConnectionCloseReason.ResetByPeer);
        }
        catch (ObjectDisposedException)
        {
            // Closed by us; whoever did has said why.
        }

        lock (_gate)
        {
            _watching = false;
        }
    }
}
