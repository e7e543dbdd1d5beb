using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>
/// <see cref="Preconditions{TSource}"/> that answers PUT, PATCH and DELETE without a condition with 428 (RFC 6585 §3), whatever
/// <see cref="PreconditionOptions.RequirePreconditions"/> says.
/// </summary>
/// <typeparam name="TSource">Knows the current version: a service of the app, which may be scoped.</typeparam>
public sealed class RequiredPreconditions<TSource>(PreconditionOptions options) : IMiddleware<TSource>, IConditional
    where TSource : class, IValidatorSource
{
    bool IConditional.GuardsWrites => true;

    bool IConditional.Requires => true;

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next, TSource service)
        => PreconditionCheck.InvokeAsync(context, next, service, options, isRequired: true);
}
