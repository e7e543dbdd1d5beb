using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>A middleware that is made for each request, since it takes services of it.</summary>
/// <param name="make">Makes it of the services of the request.</param>
/// <param name="owned">Whether it is to be disposed here, when the request is answered; what the container made, the container
/// disposes.</param>
internal sealed class MiddlewarePerRequest(Func<IServiceProvider, IMiddleware> make, bool owned) : IMiddleware
{
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var middleware = make(context.Services);
        if (owned && middleware is IAsyncDisposable or IDisposable)
        {
            context.Own(new Disposal(middleware));
        }

        return middleware.InvokeAsync(context, next);
    }

    private sealed class Disposal(object disposable) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            if (disposable is IAsyncDisposable one)
            {
                return one.DisposeAsync();
            }

            ((IDisposable)disposable).Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
