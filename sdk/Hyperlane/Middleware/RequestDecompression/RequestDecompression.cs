using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Values;

namespace Hyperlane.Middleware;

/// <summary>
/// Reads bodies of requests that clients have compressed by gzip, Brotli or deflate (<c>Content-Encoding</c>, RFC 9110 §8.4): what comes
/// after it reads them as if they had been sent plain.
/// </summary>
/// <remarks>
/// <see cref="HttpRequest.MaxBodyBytes"/> holds for what comes out, so that a few bytes that become gigabytes are refused with 413. Another
/// coding is answered with 415 and those that are taken; what is no such compression with 400.
/// </remarks>
/// <example>
/// <code>
/// app.Use&lt;RequestDecompression&gt;();
/// </code>
/// </example>
public sealed class RequestDecompression : IMiddleware
{
    private const string Taken = "br, gzip, deflate";

    private readonly RequestDecompressionOptions _options;

    /// <summary>Decompresses as the options say.</summary>
    /// <exception cref="ArgumentException">One of the options makes no sense.</exception>
    public RequestDecompression(RequestDecompressionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Fault() is { } fault)
        {
            throw new ArgumentException($"{nameof(RequestDecompressionOptions)}.{fault}", nameof(options));
        }

        _options = options;
    }

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var request = context.Request;
        if (!request.Headers.Contains("Content-Encoding") || request.Headers["Content-Encoding"] is not { } codings
            || request.ContentLength == 0)
        {
            return next(context);
        }

        if (!TryRead(codings, out var names))
        {
            context.Response.Headers["Accept-Encoding"] = Taken;
            return context.Problem(415, $"A body of the Content-Encoding '{ClientText.Shorten(codings)}' cannot be read here; {Taken} can, "
                + $"at most {_options.MaxCodings} of them.");
        }

        // The last one was applied last (RFC 9110 §8.4), so it comes off first.
        for (var i = names.Count - 1; i >= 0; i--)
        {
            var decoded = new DecodedBody(request, names[i], _options.MaxRatio);
            context.Own(decoded);
            request.ReplaceBody(decoded);
        }

        return next(context);
    }

    /// <summary>Reads the names of the codings; false for one that is not known, and for too many.</summary>
    private bool TryRead(ReadOnlySpan<char> codings, out List<string> names)
    {
        names = [];
        while (HeaderSyntax.TryTakePlain(ref codings, out var name))
        {
            var known = ContentCodings.Same(name, ContentCodings.Gzip) ? ContentCodings.Gzip
                : ContentCodings.Same(name, ContentCodings.Brotli) ? ContentCodings.Brotli
                : ContentCodings.Same(name, ContentCodings.Deflate) ? ContentCodings.Deflate
                : ContentCodings.Same(name, ContentCodings.Identity) ? ContentCodings.Identity
                : null;
            if (known is null)
            {
                return false;
            }

            if (known != ContentCodings.Identity)
            {
                names.Add(known);
            }
        }

        return names.Count <= _options.MaxCodings;
    }
}
