using System.IO.Pipelines;
using System.Net;

namespace Hyperlane.Transport;

/// <summary>One connection: a pipe in, a pipe out, its endpoints, and word of its end.</summary>
/// <remarks>
/// Completing <see cref="Output"/> tells the peer that nothing more follows (TCP: FIN) and leaves
/// <see cref="Input"/> readable. Disposing closes both ways.
/// </remarks>
public abstract class TransportConnection : IDuplexPipe, IAsyncDisposable
{
    private int _closeReason;

    /// <summary>What the peer sends. Reads fail with <see cref="IOException"/> once the connection is cut.</summary>
    public abstract PipeReader Input { get; }

    /// <summary>What the peer receives. Flushes fail with <see cref="IOException"/> once the connection is cut.</summary>
    public abstract PipeWriter Output { get; }

    /// <summary>Our end.</summary>
    public abstract EndPoint? LocalEndPoint { get; }

    /// <summary>The peer's end.</summary>
    public abstract EndPoint? RemoteEndPoint { get; }

    /// <summary>Fires when the peer leaves or the connection is cut.</summary>
    /// <remarks>
    /// Asking for it starts a watch on the peer, so a request whose handler never asks pays nothing. While bytes
    /// of the peer wait unread, its leaving cannot be seen.
    /// </remarks>
    public abstract CancellationToken Closed { get; }

    /// <summary>Why the connection ended, or that it has not.</summary>
    public virtual ConnectionCloseReason CloseReason => (ConnectionCloseReason)Volatile.Read(ref _closeReason);

    /// <summary>Cuts the connection at once (TCP: RST). Pending reads and flushes fail.</summary>
    public abstract void Abort();

    /// <summary>Closes the connection; what was flushed still reaches the peer.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Notes why the connection ended; the first reason stays.</summary>
    /// <returns>True for the first reason.</returns>
    protected bool TryEnd(ConnectionCloseReason reason)
        => Interlocked.CompareExchange(ref _closeReason, (int)reason, (int)ConnectionCloseReason.Open) == (int)ConnectionCloseReason.Open;
}
