using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>A layer of the onion around a handler: it sees the request on its way in and the answer on its way out.</summary>
public interface IMiddleware
{
    /// <summary>Does its part, and calls <paramref name="next"/> once to go on inwards, or not at all to answer itself.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="next">The rest of the onion.</param>
    ValueTask InvokeAsync(HttpContext context, RequestDelegate next);
}
