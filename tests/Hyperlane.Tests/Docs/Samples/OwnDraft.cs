using System.Security.Claims;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

// sample: authorization-policy
public sealed class OwnDraft : IAuthorizationPolicy<string>
{
    public ValueTask<bool> IsAuthorizedAsync(ClaimsPrincipal user, string resource) => new(user.Identity?.Name == resource);
}
// end
