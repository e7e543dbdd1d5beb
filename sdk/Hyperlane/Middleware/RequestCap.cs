using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>Lets no more than so many requests at a time through to an application; to others it answers 503 (RFC 9110 §15.6.4).</summary>
internal sealed class RequestCap(RequestDelegate application, int most)
{
    private int _count;

    public async ValueTask InvokeAsync(HttpContext context)
    {
        try
        {
            if (Interlocked.Increment(ref _count) > most)
            {
                context.Response.Headers["Retry-After"] = "1";
                await context.Problem(503, "The server is at work on as many requests as it takes at a time. Try again later.")
                    .ConfigureAwait(false);
            }
            else
            {
                await application(context).ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
