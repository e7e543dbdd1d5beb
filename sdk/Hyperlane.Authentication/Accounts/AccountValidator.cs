using System.Security.Claims;

namespace Hyperlane.Authentication;

/// <summary>Ends sign-ins of users who are gone or have another password.</summary>
internal sealed class AccountValidator<TUser>(Accounts<TUser> accounts) : ISignInValidator
    where TUser : class, IUser
{
    public ValueTask<bool> IsValidAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
        => accounts.IsCurrentAsync(user, cancellationToken);
}
