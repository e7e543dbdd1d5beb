namespace Hyperlane.WebSockets.Protocol;

/// <summary>
/// What goes in comes out, and no more than is there: a stream that ends for now and goes on later, as compression across messages needs.
/// </summary>
internal sealed class FeedStream : Stream
{
    private readonly MemoryStream _bytes = new();

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => _bytes.Length;

    public override long Position
    {
        get => _bytes.Position;
        set => throw new NotSupportedException();
    }

    /// <summary>Whether none of it has been read.</summary>
    public bool IsAtBeginning => _bytes.Position == 0;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);

    public void Clear() => _bytes.SetLength(0);

    /// <summary>Has reads begin at the first byte written.</summary>
    public void Rewind() => _bytes.Position = 0;

    public override int Read(byte[] buffer, int offset, int count) => _bytes.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => _bytes.Read(buffer);

    public override void Write(byte[] buffer, int offset, int count) => _bytes.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _bytes.Write(buffer);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
