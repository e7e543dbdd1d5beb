namespace Hyperlane;

/// <summary>What carries the bytes between the network and the server.</summary>
public enum TransportKind
{
    /// <summary>The fastest that this machine has.</summary>
    Auto,

    /// <summary>Event loops of our own, one for each core: <see cref="Transport.Epoll.EpollTransport"/>. Linux only.</summary>
    Epoll,

    /// <summary>System.Net.Sockets, on every platform: <see cref="Transport.SocketTransport"/>.</summary>
    Sockets,
}
