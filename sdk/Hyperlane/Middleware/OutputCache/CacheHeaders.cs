using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>
/// Says on answers how long browsers and proxies may keep them: the field Cache-Control, where the answer is no failure (below 400) and
/// does not say it by itself.
/// </summary>
/// <example>
/// <code>
/// app.MapGroup("/news").Use(new CacheHeaders(new CacheControl { Public = true, MaxAge = TimeSpan.FromMinutes(5) }));
///
/// // With a name of its own it can stand on an endpoint: [Use&lt;KeepAnHour&gt;]
/// public sealed class KeepAnHour() : CacheHeaders(new CacheControl { Public = true, MaxAge = TimeSpan.FromHours(1) });
/// </code>
/// </example>
public class CacheHeaders : IMiddleware
{
    private readonly string _value;

    /// <summary>Says this on answers.</summary>
    /// <exception cref="ArgumentException">It contradicts itself, or says nothing.</exception>
    public CacheHeaders(CacheControl value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value.Fault() is { } fault ? throw new ArgumentException(fault, nameof(value)) : value.ToString();
        ArgumentException.ThrowIfNullOrEmpty(_value, nameof(value));
    }

    /// <inheritdoc />
    public async ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        // For what is sent before the method ends; for all else now, so that a cache around this layer keeps it.
        context.Response.OnStarting(static (context, value) => Say(context.Response, (string)value!), _value);
        await next(context).ConfigureAwait(false);
        if (!context.Response.HasStarted)
        {
            Say(context.Response, _value);
        }
    }

    private static void Say(HttpResponse response, string value)
    {
        if (response.StatusCode < 400 && !response.Headers.Contains("Cache-Control"))
        {
            response.Headers["Cache-Control"] = value;
        }
    }
}
