using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>Counts what is read of a body.</summary>
internal sealed class CountedBody(Stream body) : ForwardStream
{
    /// <summary>How many bytes it was so far.</summary>
    public long Count { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Count += read;
        return read;
    }
}
