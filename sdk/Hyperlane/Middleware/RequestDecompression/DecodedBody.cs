using System.IO.Compression;
using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>A body less one of its codings, for as long as it keeps to the limits.</summary>
internal sealed class DecodedBody : ForwardStream
{
    /// <summary>Short bodies may be of one letter: what they become is not much either.</summary>
    private const long AlwaysAllowed = 1024 * 1024;

    private readonly HttpRequest _request;
    private readonly string _coding;
    private readonly int _maxRatio;
    private readonly CountedBody _source;
    private readonly Stream _decoder;
    private long _read;

    /// <param name="request">The request, whose body is decoded.</param>
    /// <param name="coding">The coding.</param>
    /// <param name="maxRatio">How many times as long the body may become.</param>
    public DecodedBody(HttpRequest request, string coding, int maxRatio)
    {
        _request = request;
        _coding = coding;
        _maxRatio = maxRatio;
        _source = new CountedBody(request.Body);
        _decoder = coding switch
        {
            ContentCodings.Brotli => new BrotliStream(_source, CompressionMode.Decompress),
            ContentCodings.Deflate => new ZLibStream(_source, CompressionMode.Decompress),
            _ => new GZipStream(_source, CompressionMode.Decompress),
        };
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await _decoder.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException and not ObjectDisposedException)
        {
            throw new ProblemException(400, $"The body is not {_coding}, as its Content-Encoding says.");
        }

        _read += read;
        if (_read > _request.MaxBodyBytes)
        {
            throw new ProblemException(413, $"The body becomes longer than {_request.MaxBodyBytes} bytes when it is decompressed.");
        }

        if (_read > AlwaysAllowed && _read / _maxRatio > _source.Count)
        {
            throw new ProblemException(413, $"The body becomes more than {_maxRatio} times as long when it is decompressed.");
        }

        return read;
    }

    public override async ValueTask DisposeAsync()
    {
        await _decoder.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
