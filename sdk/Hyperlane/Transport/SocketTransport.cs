using System.Net;

namespace Hyperlane.Transport;

/// <summary>Connections over TCP by <c>System.Net.Sockets</c>, on every platform. Handlers run on the thread pool.</summary>
public sealed class SocketTransport : ITransport
{
    /// <inheritdoc />
    /// <remarks>The IPv6 address "any" stands for all addresses of the machine, IPv4 included.</remarks>
    public ValueTask<ITransportListener> ListenAsync(EndPoint endPoint, ConnectionDelegate onConnection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentNullException.ThrowIfNull(onConnection);
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<ITransportListener>(new SocketListener(ListeningSocket.Listen(endPoint), onConnection));
    }
}
