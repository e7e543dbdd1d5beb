using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Endpoints;

public sealed class Outer : IMiddleware
{
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.Append("Trace", "outer");
        return next(context);
    }
}
