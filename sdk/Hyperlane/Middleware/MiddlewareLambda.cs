using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>A middleware that is a lambda.</summary>
internal sealed class MiddlewareLambda(Func<HttpContext, RequestDelegate, ValueTask> lambda) : IMiddleware
{
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next) => lambda(context, next);
}
