using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Endpoints.Inheriting;

/// <summary>Leaves a mark on the answers of all that is around.</summary>
public sealed class Marked : IMiddleware
{
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        context.Response.Headers["X-Marked"] = "yes";
        return next(context);
    }
}
