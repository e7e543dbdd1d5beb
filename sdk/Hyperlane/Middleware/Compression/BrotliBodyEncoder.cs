using System.Buffers;
using System.IO.Compression;
using System.Numerics;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Transport;

namespace Hyperlane.Middleware;

/// <summary>Brotli (RFC 7932).</summary>
internal sealed class BrotliBodyEncoder : BodyEncoder
{
    /// <summary>How far a stream may refer back, in bits: 256 KB. More would be memory for each of them that hardly pays.</summary>
    private const int StreamWindow = 18;

    private const int LeastWindow = 10;

    private readonly Action? _end;
    private BrotliEncoder _encoder;
    private RentedBuffer _output = new();
    private bool _isDisposed;

    /// <param name="level">Time against size.</param>
    /// <param name="length">The length of the body, where it is known.</param>
    /// <param name="end">Called when it is disposed.</param>
    public BrotliBodyEncoder(CompressionLevel level, long? length, Action? end)
    {
        var window = length is { } known ? BitOperations.Log2((ulong)known | 1) + 1 : StreamWindow;
        _end = end;
        var quality = level switch
        {
            CompressionLevel.SmallestSize => 11,
            CompressionLevel.Optimal => 4,
            CompressionLevel.NoCompression => 0,
            _ => 1,
        };
        _encoder = new BrotliEncoder(quality, Math.Clamp(window, LeastWindow, StreamWindow));
    }

    public override string Coding => ContentCodings.Brotli;

    public override ReadOnlySpan<byte> Encode(ReadOnlySpan<byte> bytes, BodyPart part)
    {
        _output.Clear();
        OperationStatus status;
        do
        {
            status = _encoder.Compress(
                bytes, _output.Reserve(bytes.Length / 2).Span, out var consumed, out var written, part == BodyPart.End);
            bytes = bytes[consumed..];
            _output.Advance(written);
        }
        while (status == OperationStatus.DestinationTooSmall);

        while (part == BodyPart.Flush)
        {
            status = _encoder.Flush(_output.Reserve(0).Span, out var written);
            _output.Advance(written);
            if (status != OperationStatus.DestinationTooSmall)
            {
                break;
            }
        }

        return _output.Written.Span;
    }

    public override void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _encoder.Dispose();
            _output.Release();
            _end?.Invoke();
        }
    }
}
