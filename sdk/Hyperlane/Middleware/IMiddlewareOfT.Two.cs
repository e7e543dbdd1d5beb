using Hyperlane.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Middleware;

/// <summary>A middleware that takes two services of the request.</summary>
/// <typeparam name="TFirst">A service. Asked for on each request, from its own scope.</typeparam>
/// <typeparam name="TSecond">A service. Asked for on each request, from its own scope.</typeparam>
public interface IMiddleware<TFirst, TSecond> : IMiddleware
    where TFirst : notnull
    where TSecond : notnull
{
    /// <summary>Does its part, and calls <paramref name="next"/> once to go on inwards, or not at all to answer itself.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="next">The rest of the onion.</param>
    /// <param name="first">The service.</param>
    /// <param name="second">The service.</param>
    ValueTask InvokeAsync(HttpContext context, RequestDelegate next, TFirst first, TSecond second);

    /// <inheritdoc />
    ValueTask IMiddleware.InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        return InvokeAsync(
            context,
            next,
            context.Services.GetRequiredService<TFirst>(),
            context.Services.GetRequiredService<TSecond>());
    }
}
