using System.IO.Compression;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>Compresses messages (RFC 7692 §7.2.1).</summary>
/// <param name="keepsContext">Whether a message may refer to those before it.</param>
/// <param name="window">How far back it may refer, in bits.</param>
/// <remarks>
/// System.IO.Compression has a window of 15 bits and no other. A smaller one is kept to all the same: the compression
/// begins anew before it has seen more than the window holds, and what alone is larger goes out as it is.
/// </remarks>
internal sealed class Deflater(bool keepsContext, int window = DeflateAgreement.MaxWindow) : IDisposable
{
    /// <summary>Compresses as it was agreed.</summary>
    public Deflater(DeflateAgreement agreement)
        : this(agreement.KeepsOurs, agreement.Window ?? DeflateAgreement.MaxWindow)
    {
    }

    /// <summary>What is shorter, in bytes, is not worth compressing.</summary>
    public const int MinDeflated = 64;

    private readonly int _most = window == DeflateAgreement.MaxWindow ? int.MaxValue : 1 << window;
    private FeedStream _output = new();
    private DeflateStream? _deflate;

    /// <summary>How much it may refer to, in bytes.</summary>
    private long _seen;

    /// <summary>Whether a message of this length is to be compressed.</summary>
    public bool Takes(int length) => length >= MinDeflated && length <= _most;

    /// <summary>Compresses one message; the bytes are good until the next.</summary>
    public ReadOnlyMemory<byte> Deflate(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
        {
            return new byte[] { 0 };
        }

        if (_seen + message.Length > _most)
        {
            Forget();
        }

        _seen += message.Length;
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
        _seen = 0;
        if (_deflate is { } deflate)
        {
            // Its last bytes go where nobody looks.
            _deflate = null;
            _output = new();
            deflate.Dispose();
        }
    }
}
