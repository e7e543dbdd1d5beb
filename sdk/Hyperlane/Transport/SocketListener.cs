using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Transport;

/// <summary>Accepts TCP connections until it is disposed.</summary>
internal sealed class SocketListener : ITransportListener
{
    private readonly Socket _socket;
    private readonly ConnectionDelegate _onConnection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public SocketListener(Socket socket, ConnectionDelegate onConnection)
    {
        _socket = socket;
        _onConnection = onConnection;
        EndPoint = socket.LocalEndPoint!;
        _accepting = AcceptAsync();
    }

    public EndPoint EndPoint { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        ListeningSocket.StopTaking(_socket);
        AcceptBacklog();
        await Task.Delay(ListeningSocket.HalfOpen).ConfigureAwait(false);
        AcceptBacklog();
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var accepted = await _socket.AcceptAsync(_stop.Token).ConfigureAwait(false);
                var isOfTheLast = DescriptorReserve.Holds(accepted.Handle);
                HandOver(accepted);
                while (isOfTheLast && DescriptorReserve.IsReached())
                {
                    await Task.Delay(ListeningSocket.Pause, _stop.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException error) when (IsOfOneConnection(error))
            {
            }
            catch (SocketException)
            {
                await Task.Delay(ListeningSocket.Pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Takes the connections that the kernel has established for us already: closing the socket would reset them.</summary>
    private void AcceptBacklog()
    {
        try
        {
            while (_socket.Poll(0, SelectMode.SelectRead))
            {
                HandOver(_socket.Accept());
            }
        }
        catch (SocketException)
        {
            // What could not be accepted is reset with the socket, as it would have been anyway.
        }
    }

    private void HandOver(Socket accepted)
    {
        try
        {
            accepted.NoDelay = true;

            // Not here: a connection whose requests are there already would hold up those that wait to be accepted.
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Serve(work.Connection),
                (Serve: _onConnection, Connection: new SocketConnection(accepted)), preferLocal: false);
        }
        catch (SocketException)
        {
            accepted.Dispose();
        }
    }

    /// <summary>Whether only the connection that was to be accepted is concerned, so that the next may be tried at once.</summary>
    private static bool IsOfOneConnection(SocketException error)
        => error.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset or SocketError.TimedOut
            or SocketError.HostUnreachable or SocketError.NetworkUnreachable;
}
