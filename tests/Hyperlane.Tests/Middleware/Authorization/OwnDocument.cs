using System.Security.Claims;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Middleware.Authorization;

public sealed class OwnDocument : IAuthorizationPolicy<string>
{
    public ValueTask<bool> IsAuthorizedAsync(ClaimsPrincipal user, string resource) => new(user.Identity!.Name == resource);
}
