using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>
/// Lets only signed-in users pass; anybody else gets 401 and is told how to sign in. Goes inside of the middleware that
/// finds out who asks, such as <c>BearerAuthentication</c>.
/// </summary>
public sealed class RequireUser : IRequireUser
{
    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return IsSignedIn(context) ? next(context) : ChallengeAsync(context);
    }

    internal static bool IsSignedIn(HttpContext context) => context.IsSignedIn;

    /// <summary>403: known, and still not allowed.</summary>
    internal static ValueTask ForbidAsync(HttpContext context) => context.Problem(403, "This user may not do that.");

    /// <summary>401, and how to sign in (RFC 9110 §15.5.2).</summary>
    internal static ValueTask ChallengeAsync(HttpContext context)
    {
        if (context.Notes.ChallengeAnswer is { } answer)
        {
            return answer(context);
        }

        context.Response.Headers["WWW-Authenticate"] = context.Challenge;
        return context.Problem(401, "This is for signed-in users: send credentials.");
    }
}
