using System.Net;

namespace Hyperlane.Transport;

/// <summary>Connections over TCP by <c>System.Net.Sockets</c>, on every platform. Handlers run on the thread pool.</summary>
/// <param name="sharesPort">Whether other processes may listen on the same port.</param>
public sealed class SocketTransport(bool sharesPort = false) : ITransport
{
    /// <inheritdoc />
    /// <remarks>The IPv6 address "any" stands for all addresses of the machine, IPv4 included.</remarks>
    public ValueTask<ITransportListener> ListenAsync(EndPoint endPoint, ConnectionDelegate onConnection,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentNullException.ThrowIfNull(onConnection);
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<ITransportListener>(new SocketListener(ListeningSocket.Listen(endPoint, sharesPort), onConnection));
    }
}
