using System.IO.Compression;
using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>gzip (RFC 1952).</summary>
/// <param name="level">Time against size.</param>
/// <param name="end">Called when it is disposed.</param>
internal sealed class GzipBodyEncoder(CompressionLevel level, Action? end) : BodyEncoder
{
    private readonly MemoryStream _output = new();
    private GZipStream? _encoder;
    private bool _isDisposed;

    public override string Coding => ContentCodings.Gzip;

    public override ReadOnlySpan<byte> Encode(ReadOnlySpan<byte> bytes, BodyPart part)
    {
        _output.SetLength(0);
        _encoder ??= new GZipStream(_output, level, leaveOpen: true);
        _encoder.Write(bytes);
        if (part == BodyPart.Flush)
        {
            _encoder.Flush();
        }
        else if (part == BodyPart.End)
        {
            _encoder.Dispose();
        }

        return _output.GetBuffer().AsSpan(0, (int)_output.Length);
    }

    public override void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _encoder?.Dispose();
            end?.Invoke();
        }
    }
}
