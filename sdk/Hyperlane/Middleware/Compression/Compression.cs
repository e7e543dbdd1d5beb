using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>
/// Compresses answers by Brotli or gzip for clients that accept it (RFC 9110 §12.5.3): JSON, pages, files, and streams, which reach the
/// client at each flush as they do without.
/// </summary>
/// <remarks>
/// What has a Content-Encoding or Content-Range, says <c>Cache-Control: no-transform</c>, is short, or is of a media type that is
/// compressed already goes out as it is. An ETag becomes weak where the bytes become others. Goes outside of what makes the answers.
/// </remarks>
/// <example>
/// <code>
/// app.Use&lt;Compression&gt;();
/// </code>
/// </example>
public sealed class Compression : IMiddleware, IBodyEncoding
{
    private static readonly string[] Codings = [ContentCodings.Brotli, ContentCodings.Gzip];

    private readonly CompressionOptions _options;
    private readonly CompressibleTypes _types;
    private int _streams;

    /// <summary>Compresses as the options say. They are read now, and must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">One of the options makes no sense.</exception>
    public Compression(CompressionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Fault() is { } fault)
        {
            throw new ArgumentException($"{nameof(CompressionOptions)}.{fault}", nameof(options));
        }

        _options = options;
        _types = new CompressibleTypes(options.MimeTypes);
    }

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        context.Response.Encoding = this;
        return next(context);
    }

    bool IBodyEncoding.Takes(HttpContext context, long? length) => Takes(context, length);

    BodyEncoder? IBodyEncoding.Begin(HttpContext context, long? length, bool isWhole)
    {
        var headers = context.Response.Headers;
        if (!Takes(context, length))
        {
            return null;
        }

        // Also where this client gets it plain, the next one of a cache may not (RFC 9110 §12.5.5).
        if (headers["Vary"] is not { } vary || (vary != "*" && !HeaderSyntax.HasToken(vary, "Accept-Encoding")))
        {
            headers.Append("Vary", "Accept-Encoding");
        }

        var coding = AcceptEncoding.Choose(context.Request.Headers["Accept-Encoding"], Codings);
        return coding is null || (!isWhole && !TryEnter()) ? null
            : coding == ContentCodings.Brotli ? new BrotliBodyEncoder(_options.Level, length, isWhole ? null : Leave)
            : new GzipBodyEncoder(_options.Level, isWhole ? null : Leave);
    }

    private static bool IsUntouchable(ResponseHeaders headers)
        => headers.Count > 0 && (headers.Contains("Content-Encoding") || headers.Contains("Content-Range")
            || (headers["Cache-Control"] is { } control && HeaderSyntax.HasToken(control, "no-transform")));

    private bool Takes(HttpContext context, long? length)
        => !(length < _options.MinBytes)
            && context.Response.StatusCode != 206
            && _types.Contains(context.Response.ContentType)
            && (_options.EnableForHttps || !context.Request.IsHttps)
            && !IsUntouchable(context.Response.Headers);

    private bool TryEnter()
    {
        if (Interlocked.Increment(ref _streams) <= _options.MaxConcurrentStreams)
        {
            return true;
        }

        Leave();
        return false;
    }

    private void Leave() => Interlocked.Decrement(ref _streams);
}
