using System.Diagnostics.CodeAnalysis;
using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>Asks policies about things that only the endpoint knows.</summary>
public static class ResourceAuthorization
{
    /// <summary>Whether the user of this request may do something to a resource.</summary>
    /// <typeparam name="TPolicy">The policy; its constructor gets services of the request.</typeparam>
    /// <typeparam name="TResource">What it is about.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="resource">What it is about.</param>
    /// <returns>False: answer <c>Problem.Forbidden()</c>, or 404 to whom must not know that there is such a thing.</returns>
    public static ValueTask<bool> AuthorizeAsync<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPolicy, TResource>(
        this HttpContext context, TResource resource)
        where TPolicy : class, IAuthorizationPolicy<TResource>
    {
        ArgumentNullException.ThrowIfNull(context);
        return PolicyOf<TPolicy>.From(context.Services).IsAuthorizedAsync(context.User, resource);
    }
}
