using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Transport;

/// <summary>A TCP connection. Its pipes read and write the socket directly and hold no buffer while it is idle.</summary>
internal sealed class SocketConnection : TransportConnection
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly Lock _gate = new();
    private readonly byte[] _peeked = new byte[1];
    private readonly SocketPipeWriter _writer;
    private CancellationTokenSource? _closed;
    private bool _watching;

    public SocketConnection(Socket socket)
    {
        _socket = socket;
        LocalEndPoint = socket.LocalEndPoint;
        RemoteEndPoint = socket.RemoteEndPoint;
        Input = new SocketPipeReader(socket);
        _writer = new SocketPipeWriter(socket);
    }

    public override PipeReader Input { get; }

    public override PipeWriter Output => _writer;

    public override EndPoint? LocalEndPoint { get; }

    public override EndPoint? RemoteEndPoint { get; }

    public override long TakenBytes
    {
        get
        {
            Span<byte> info = stackalloc byte[TcpProgress.Size];
            return TcpProgress.Acked(info[..Ask(info)], _writer.SentBytes);
        }
    }

    private bool HasPeerEnded
    {
        get
        {
            Span<byte> info = stackalloc byte[TcpProgress.Size];
            return TcpProgress.HasPeerEnded(info[..Ask(info)]);
        }
    }

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

    /// <summary>What the system tells of the connection.</summary>
    /// <returns>How many bytes.</returns>
    private int Ask(Span<byte> info)
    {
        try
        {
            return OperatingSystem.IsLinux() ? _socket.GetRawSocketOption(TcpProgress.Level, TcpProgress.Option, info) : 0;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    /// <summary>
    /// Waits until there is something to read without reading it: the end of the stream, or bytes. Behind those, the end is
    /// seen where the system tells of it (the goodbye of TLS is such bytes); elsewhere they end the watch until it is asked for again.
    /// </summary>
    private async Task WatchAsync()
    {
        try
        {
            var peeked = await _socket.ReceiveAsync(_peeked, SocketFlags.Peek).ConfigureAwait(false);
            while (peeked > 0 && OperatingSystem.IsLinux() && CloseReason == ConnectionCloseReason.Open && !HasPeerEnded)
            {
                await Task.Delay(LookEvery).ConfigureAwait(false);
            }

            if (peeked == 0 || HasPeerEnded)
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
            // Closed by us, and the reason is noted.
        }

        lock (_gate)
        {
            _watching = false;
        }
    }
}
