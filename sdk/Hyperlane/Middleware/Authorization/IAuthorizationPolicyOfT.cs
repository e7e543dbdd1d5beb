using System.Security.Claims;

namespace Hyperlane.Middleware;

/// <summary>
/// Decides whether a user may do something to a thing that the endpoint has found; a class of the app, made with the services of the
/// request where <see cref="ResourceAuthorization.AuthorizeAsync{TPolicy, TResource}"/> asks it.
/// </summary>
/// <typeparam name="TResource">What it is about: a post, an order.</typeparam>
public interface IAuthorizationPolicy<in TResource>
{
    /// <summary>Whether the user may.</summary>
    /// <param name="user">The user, who need not have signed in.</param>
    /// <param name="resource">What it is about.</param>
    ValueTask<bool> IsAuthorizedAsync(ClaimsPrincipal user, TResource resource);
}
