using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Middleware.Authorization;

public sealed class NeedsNothingThere(NeedsNothingThere.Missing missing) : IAuthorizationPolicy
{
    public ValueTask<bool> IsAuthorizedAsync(HttpContext context) => new(missing is not null);

    public sealed class Missing;
}
