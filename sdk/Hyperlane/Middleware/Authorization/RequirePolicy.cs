using System.Diagnostics.CodeAnalysis;
using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>Lets only users pass whom a policy does; others get 403, and clients that are not signed in 401.</summary>
/// <typeparam name="TPolicy">The policy; its constructor gets services of the request.</typeparam>
public sealed class RequirePolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPolicy>
    : IRequireUser, IRequirePolicy
    where TPolicy : class, IAuthorizationPolicy
{
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    Type IRequirePolicy.Policy => typeof(TPolicy);

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return RequireUser.IsSignedIn(context) ? DecideAsync(context, next) : RequireUser.ChallengeAsync(context);
    }

    private static async ValueTask DecideAsync(HttpContext context, RequestDelegate next)
    {
        if (await PolicyOf<TPolicy>.From(context.Services).IsAuthorizedAsync(context).ConfigureAwait(false))
        {
            await next(context).ConfigureAwait(false);
        }
        else
        {
            await RequireUser.ForbidAsync(context).ConfigureAwait(false);
        }
    }
}
