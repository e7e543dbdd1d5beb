using System.IO.Pipelines;

namespace Hyperlane.Transport;

/// <summary>
/// Writes to a socket without a pipe in between: bytes gather in one piece of rented memory, a flush is one send, and between flushes
/// nothing is held. The wait of a flush cannot be cancelled, because bytes that were half sent cannot be taken back; cut the connection
/// instead.
/// </summary>
internal abstract class GatheringWriter : PipeWriter
{
    /// <summary>What has gathered. Not to be copied: it gives its memory back.</summary>
    protected RentedBuffer Gathered = new();

    /// <summary>How many bytes the system has taken so far.</summary>
    public long SentBytes { get; protected set; }

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => Gathered.Count;

    public override Memory<byte> GetMemory(int sizeHint = 0) => Gathered.Reserve(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => Gathered.Reserve(sizeHint).Span;

    public override void Advance(int bytes) => Gathered.Advance(bytes);

    public override void CancelPendingFlush()
        => throw new NotSupportedException("Bytes that were half sent cannot be taken back; cut the connection.");
}
