using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Transport;

/// <summary>Connections within the process, for tests: no port, no socket, the same bytes.</summary>
public sealed class MemoryTransport : ITransport
{
    private readonly ConcurrentDictionary<int, MemoryListener> _listeners = new();
    private int _nextPort = 1;

    /// <inheritdoc />
    public ValueTask<ITransportListener> ListenAsync(EndPoint endPoint, ConnectionDelegate onConnection,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        var asked = (endPoint as IPEndPoint)?.Port ?? 0;
        var port = asked == 0 ? Interlocked.Increment(ref _nextPort) : asked;
        var listener = new MemoryListener(new IPEndPoint(IPAddress.Loopback, port), onConnection, this);
        return _listeners.TryAdd(port, listener)
            ? new ValueTask<ITransportListener>(listener)
            : throw new SocketException((int)SocketError.AddressAlreadyInUse);
    }

    /// <summary>Connects to the listener of <paramref name="port"/>.</summary>
    /// <returns>The client's end. Disposing it closes the connection.</returns>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    public Stream Connect(int port)
        => _listeners.TryGetValue(port, out var listener)
            ? listener.Connect()
            : throw new SocketException((int)SocketError.ConnectionRefused);

    private sealed class MemoryListener(IPEndPoint endPoint, ConnectionDelegate onConnection, MemoryTransport transport)
        : ITransportListener
    {
        public EndPoint EndPoint => endPoint;

        public Stream Connect()
        {
            var connection = new MemoryConnection(endPoint);
            _ = Task.Run(() => onConnection(connection));
            return connection.Client;
        }

        public ValueTask DisposeAsync()
        {
            transport._listeners.TryRemove(endPoint.Port, out _);
            return ValueTask.CompletedTask;
        }
    }
}
