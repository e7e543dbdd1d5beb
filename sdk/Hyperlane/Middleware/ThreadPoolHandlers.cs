using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>
/// Runs what comes after it on the thread pool. Handlers otherwise run on the thread that reads the sockets, which is
/// fastest as long as they do not block: one that waits for a synchronous database driver, or computes for long,
/// holds up its neighbours there until the server notices and helps out, some milliseconds later. Where that is known
/// beforehand, this spares them the wait.
/// </summary>
public sealed class ThreadPoolHandlers : IMiddleware
{
    /// <inheritdoc />
    public async ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await next(context).ConfigureAwait(false);
    }
}
