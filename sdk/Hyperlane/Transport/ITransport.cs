using System.Net;

namespace Hyperlane.Transport;

/// <summary>
/// Brings connections: bytes in, bytes out, and nothing about what they mean. <see cref="SocketTransport"/>
/// brings them over TCP, <see cref="MemoryTransport"/> from within the process.
/// </summary>
public interface ITransport
{
    /// <summary>
    /// Listens on <paramref name="endPoint"/> and calls <paramref name="onConnection"/> for each connection that arrives.
    /// </summary>
    /// <remarks>
    /// Connections are handed over by a call, not collected from a queue, so that a transport may call on the very
    /// thread that will serve the connection's bytes later on. The callee owns the connection and disposes it.
    /// </remarks>
    /// <param name="endPoint">Where to listen; port 0 lets the operating system choose.</param>
    /// <param name="onConnection">Called once for each connection; must not block.</param>
    /// <param name="cancellationToken">Gives up listening before it has begun.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The address is in use, not of this machine, or not allowed.</exception>
    ValueTask<ITransportListener> ListenAsync(EndPoint endPoint, ConnectionDelegate onConnection,
        CancellationToken cancellationToken = default);
}
