using Hyperlane.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Middleware;

/// <summary>A middleware that takes a service of the request: a database, a scoped store. The middleware itself is made once.</summary>
/// <typeparam name="TService">The service. Asked for on each request, from its own scope.</typeparam>
/// <example>
/// <code>
/// public sealed class Audit : IMiddleware&lt;AuditStore&gt;
/// {
///     public async ValueTask InvokeAsync(HttpContext context, RequestDelegate next, AuditStore store)
///     {
///         await next(context);
///         await store.AddAsync(context.Request.Path, context.Response.StatusCode);
///     }
/// }
/// </code>
/// </example>
public interface IMiddleware<TService> : IMiddleware
    where TService : notnull
{
    /// <summary>Does its part, and calls <paramref name="next"/> once to go on inwards, or not at all to answer itself.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="next">The rest of the onion.</param>
    /// <param name="service">The service.</param>
    ValueTask InvokeAsync(HttpContext context, RequestDelegate next, TService service);

    /// <inheritdoc />
    ValueTask IMiddleware.InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        return InvokeAsync(
            context,
            next,
            context.Services.GetRequiredService<TService>());
    }
}
