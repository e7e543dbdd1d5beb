using System.Net;
using Hyperlane.Transport;

namespace Hyperlane.Tests.Transport;

/// <summary>A transport that knows how many of its connections are being served.</summary>
internal sealed class CountingTransport(ITransport transport) : ITransport
{
    private int _live;
    private int _served;

    /// <summary>How many are being served now.</summary>
    public int Live => Volatile.Read(ref _live);

    /// <summary>How many there were in all.</summary>
    public int Served => Volatile.Read(ref _served);

    public ValueTask<ITransportListener> ListenAsync(EndPoint endPoint, ConnectionDelegate onConnection,
        CancellationToken cancellationToken = default)
        => transport.ListenAsync(endPoint, connection => CountAsync(onConnection, connection), cancellationToken);

    private async Task CountAsync(ConnectionDelegate onConnection, TransportConnection connection)
    {
        Interlocked.Increment(ref _served);
        Interlocked.Increment(ref _live);
        try
        {
            await onConnection(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _live);
        }
    }
}
