using System.Security.Claims;

namespace Hyperlane.Authentication;

/// <summary>
/// Says whether whoever has signed in may still come in: a service that is asked now and then
/// (<see cref="CookieAuthenticationOptions.ValidationInterval"/>), so that a user who was removed, or whose password has changed, is out.
/// </summary>
public interface ISignInValidator
{
    /// <summary>Whether the sign-in still counts.</summary>
    /// <param name="user">Who had signed in.</param>
    /// <param name="cancellationToken">Fires when the client leaves.</param>
    ValueTask<bool> IsValidAsync(ClaimsPrincipal user, CancellationToken cancellationToken);
}
