namespace Hyperlane.Transport.Epoll;

/// <summary>What the kernel is asked to tell of a descriptor, and what it tells.</summary>
[Flags]
internal enum EpollFlags : uint
{
    None = 0,

    /// <summary>There is something to read.</summary>
    Readable = 0x1,

    /// <summary>There is room to write.</summary>
    Writable = 0x4,

    /// <summary>The connection has failed.</summary>
    Error = 0x8,

    /// <summary>Both sides have ended.</summary>
    HangUp = 0x10,

    /// <summary>The peer has ended its side.</summary>
    PeerEnded = 0x2000,

    /// <summary>Tell each change once, not again and again while it lasts.</summary>
    EdgeTriggered = 1u << 31,
}
