using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Endpoints;

public sealed class Inner : IMiddleware
{
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.Append("Trace", "inner");
        return next(context);
    }
}
