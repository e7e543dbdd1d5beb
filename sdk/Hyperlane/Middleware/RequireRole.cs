using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>Lets only users with one of some roles pass; others get 403, and clients that are not signed in 401.</summary>
/// <remarks>
/// For <c>[Use&lt;T&gt;]</c>, which takes a type, name the roles in a class of your own: <c>sealed class AdminsOnly() :
/// RequireRole("admin");</c>
/// </remarks>
/// <param name="roles">The roles, of which one is enough.</param>
public class RequireRole(params string[] roles) : IRequireUser
{
    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return !RequireUser.IsSignedIn(context) ? RequireUser.ChallengeAsync(context)
            : Array.Exists(roles, context.User.IsInRole) ? next(context)
            : RequireUser.ForbidAsync(context);
    }
}
