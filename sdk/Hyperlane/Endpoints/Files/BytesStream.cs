namespace Hyperlane.Endpoints.Files;

/// <summary>Bytes as a stream to read, without copying them first.</summary>
internal sealed class BytesStream(ReadOnlyMemory<byte> bytes) : PositionedStream(bytes.Length)
{
    protected override int ReadAt(Span<byte> buffer, long position)
    {
        if (!buffer.IsEmpty)
        {
            bytes.Span.Slice((int)position, buffer.Length).CopyTo(buffer);
        }

        return buffer.Length;
    }

    protected override ValueTask<int> ReadAtAsync(Memory<byte> buffer, long position, CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(ReadAt(buffer.Span, position));
}
