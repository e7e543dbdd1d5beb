using System.IO.Pipelines;

namespace Hyperlane.Endpoints.Streams;

/// <summary>Sends each write at once: the formatter of events makes one write of each event and never flushes.</summary>
/// <param name="output">Where to.</param>
/// <param name="stop">Called upon when nobody reads any more.</param>
internal sealed class FlushingStream(PipeWriter output, CancellationTokenSource stop) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        System.Buffers.BuffersExtensions.Write(output, buffer.Span);
        var flushed = await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (flushed.IsCompleted)
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
