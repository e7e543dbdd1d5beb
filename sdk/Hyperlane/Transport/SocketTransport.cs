using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Transport;

/// <summary>Connections over TCP by <see cref="System.Net.Sockets"/>, on every platform.</summary>
/// <param name="inlineCompletions">
/// Whether the thread that learns of arrived bytes also runs what waits for them; see <see cref="InlineCompletions"/>.
/// </param>
public sealed class SocketTransport(bool inlineCompletions = true) : ITransport
{
    /// <summary>How many connections may wait to be accepted.</summary>
    private const int Backlog = 512;

    /// <inheritdoc />
    /// <remarks>The IPv6 address "any" stands for all addresses of the machine, IPv4 included.</remarks>
    public ValueTask<ITransportListener> ListenAsync(EndPoint endPoint, ConnectionDelegate onConnection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentNullException.ThrowIfNull(onConnection);
        cancellationToken.ThrowIfCancellationRequested();
        if (inlineCompletions)
        {
            InlineCompletions.Enable();
        }

        // All addresses are those of both families, or of IPv4 on a machine that has no other.
        var all = endPoint is IPEndPoint { Address: var address } && address.Equals(IPAddress.IPv6Any);
        if (all && !Socket.OSSupportsIPv6)
        {
            endPoint = new IPEndPoint(IPAddress.Any, ((IPEndPoint)endPoint).Port);
        }

        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (all && Socket.OSSupportsIPv6)
            {
                socket.DualMode = true;
            }

            socket.Bind(endPoint);
            socket.Listen(Backlog);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return new ValueTask<ITransportListener>(new SocketListener(socket, onConnection));
    }
}
