using System.IO.Compression;

namespace Hyperlane.WebSockets;

/// <summary>Compresses messages (RFC 7692 §7.2.1).</summary>
/// <param name="keepsContext">Whether a message may refer to those before it.</param>
internal sealed class Deflater(bool keepsContext) : IDisposable
{
    /// <summary>What is shorter, in bytes, is not worth compressing.</summary>
    public const int LeastWorth = 64;

    private FeedStream _output = new();
    private DeflateStream? _deflate;

    /// <summary>Compresses one message; the bytes are good until the next.</summary>
    public ReadOnlyMemory<byte> Deflate(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
        {
            return new byte[] { 0 };
        }

        _output.Clear();
        _deflate ??= new DeflateStream(_output, CompressionLevel.Fastest, leaveOpen: true);
        _deflate.Write(message);
        _deflate.Flush();

        // The empty block that a flush ends with goes without saying (RFC 7692 §7.2.1).
        var bytes = _output.Written[..^4];
        if (!keepsContext)
        {
            Forget();
        }

        return bytes;
    }

    /// <summary>Begins anew: the next message refers to none before it.</summary>
    public void Forget() => Dispose();

    public void Dispose()
    {
        if (_deflate is { } deflate)
        {
            // Its last bytes go where nobody looks.
            _deflate = null;
            _output = new();
            deflate.Dispose();
        }
    }
}
