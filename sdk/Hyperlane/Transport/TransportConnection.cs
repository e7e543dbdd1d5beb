using System.IO.Pipelines;
using System.Net;
using Microsoft.Win32.SafeHandles;

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
    /// <remarks>
    /// Its end is told by every read from then on, by <see cref="PipeReader.TryRead"/> too. For a stream, see <see cref="StreamInput"/>.
    /// </remarks>
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

    /// <summary>
    /// What is told when this connection holds up the thread that serves it and others. Transports without such threads never call.
    /// </summary>
    internal virtual IBlockingObserver? BlockingObserver { get; set; }

    /// <summary>
    /// Whether what waits for this connection may go on upon the transport's own thread, or else on the thread pool.
    /// Transports without such threads ignore it. Default: true.
    /// </summary>
    public virtual bool RunsInline { get; set; } = true;

    /// <summary>Whether nobody between the peer and us can read along (TLS).</summary>
    public virtual bool IsEncrypted => false;

    /// <summary>Whether <see cref="SendFileAsync"/> is at hand.</summary>
    public virtual bool CanSendFile => false;

    /// <summary>
    /// Sends a part of a file without bringing it into the process, after what <see cref="Output"/> has gathered, which is sent as well.
    /// </summary>
    /// <param name="file">The file; it stays open until the task ends.</param>
    /// <param name="offset">Where the part begins, in bytes.</param>
    /// <param name="count">Its length, in bytes.</param>
    /// <exception cref="NotSupportedException">This connection cannot; see <see cref="CanSendFile"/>.</exception>
    /// <exception cref="EndOfStreamException">The file ends before the part does.</exception>
    /// <exception cref="IOException">The connection was cut.</exception>
    public virtual ValueTask SendFileAsync(SafeFileHandle file, long offset, long count)
        => throw new NotSupportedException("This connection sends bytes only.");

    /// <summary>
    /// How many bytes the peer has taken so far, as far as can be seen: what its system has acknowledged, or ours has sent.
    /// </summary>
    /// <remarks>
    /// Looked at about once a second while a flush waits, to tell a slow peer from one that does not read; it may be read
    /// from any thread, at any time. A transport that always says 0 has every flush judged by its own length in time.
    /// </remarks>
    public virtual long TakenBytes => 0;

    /// <summary>
    /// Waits until <see cref="Input"/> has something new, has ended, or its pending read was cancelled; or returns at once.
    /// </summary>
    /// <remarks>
    /// For transports whose wait costs less than a read. Others do not override it: then it does not wait. So a read has to
    /// follow, never another wait: <see cref="PipeReader.TryRead"/>, and where that is false, <see cref="PipeReader.ReadAsync"/>.
    /// One wait or read at a time.
    /// </remarks>
    /// <exception cref="IOException">The connection was cut.</exception>
    public virtual ValueTask WaitForInputAsync() => ValueTask.CompletedTask;

    /// <summary>
    /// Has short work done on the thread that serves this connection, after what that is at; without such threads, on the
    /// thread pool. Once the connection is closed, the work may not be done at all.
    /// </summary>
    /// <param name="work">What to do. It must not wait.</param>
    public virtual void Post(IThreadPoolWorkItem work) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);

    /// <summary>Cuts the connection at once (TCP: RST). Pending reads and flushes fail.</summary>
    public abstract void Abort();

    /// <summary>Closes the connection; what was flushed still reaches the peer.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Notes why the connection ended; the first reason stays.</summary>
    /// <returns>True for the first reason.</returns>
    protected bool TryEnd(ConnectionCloseReason reason)
        => Interlocked.CompareExchange(ref _closeReason, (int)reason, (int)ConnectionCloseReason.Open) == (int)ConnectionCloseReason.Open;
}
