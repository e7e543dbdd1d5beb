using Hyperlane.Endpoints.Files;

namespace Hyperlane.Endpoints.Forms;

/// <summary>Reads one file of the spool. Any number of them may read at once.</summary>
internal sealed class SpoolStream(FormSpool spool, long start, long length) : PositionedStream(length)
{
    protected override int ReadAt(Span<byte> buffer, long position) => RandomAccess.Read(spool.Handle, buffer, start + position);

    protected override ValueTask<int> ReadAtAsync(Memory<byte> buffer, long position, CancellationToken cancellationToken)
        => RandomAccess.ReadAsync(spool.Handle, buffer, start + position, cancellationToken);
}
