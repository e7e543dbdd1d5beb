using System.Globalization;
using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Middleware.Authorization;

public sealed class OfAge(TimeProvider? clock = null) : IAuthorizationPolicy
{
    public ValueTask<bool> IsAuthorizedAsync(HttpContext context)
        => new(DateTime.TryParse(context.User.FindFirst("birthdate")?.Value, CultureInfo.InvariantCulture, out var born)
            && born.AddYears(18) <= (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime);
}
