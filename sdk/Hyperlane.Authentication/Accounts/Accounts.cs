using System.Security.Claims;
using System.Security.Cryptography;
using Hyperlane.Http;

namespace Hyperlane.Authentication;

/// <summary>
/// Users with passwords: registration, sign-in, lockout, confirmation, new passwords. From a sign-in a client learns by no text and no time
/// whether there is a user of some name.
/// </summary>
/// <typeparam name="TUser">The class of the users.</typeparam>
public sealed class Accounts<TUser>
    where TUser : class, IUser
{
    private const string Confirmation = "account confirmation";
    private const string Reset = "password reset";
    private const string StampClaim = "stamp";

    private readonly IUserStore<TUser> _users;
    private readonly PasswordHasher _hasher;
    private readonly AccountTools _tools;

    internal Accounts(IUserStore<TUser> users, PasswordHasher hasher, AccountTools tools)
        => (_users, _hasher, _tools) = (users, hasher, tools);

    /// <summary>Adds a user with a password.</summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False if the name is taken.</returns>
    /// <exception cref="ProblemException">400 for a password that is empty or too long; 503 while too many wait.</exception>
    public async ValueTask<bool> CreateAsync(TUser user, string password, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        user.PasswordHash = await _hasher.HashAsync(password, cancellationToken).ConfigureAwait(false);
        user.SecurityStamp = NewStamp();
        return await _users.CreateAsync(user, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Signs a user in by cookie, if name and password are right.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="isPersistent">Whether the browser keeps the cookie when it is closed.</param>
    /// <exception cref="ProblemException">503 while too many wait.</exception>
    public async ValueTask<SignInResult> PasswordSignInAsync(HttpContext context, string name, string password, bool isPersistent = false)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(password);
        if (!_tools.Lockout.TryBegin(name))
        {
            return SignInResult.LockedOut;
        }

        var stop = context.RequestAborted;
        var user = await _users.FindByNameAsync(name, stop).ConfigureAwait(false);
        var hash = user?.PasswordHash ?? await _tools.NobodysHashAsync().ConfigureAwait(false);
        var result = await _hasher.VerifyAsync(hash, password, stop).ConfigureAwait(false);
        if (user?.PasswordHash is null || !user.IsConfirmed || result == PasswordVerificationResult.Failed)
        {
            return SignInResult.Failed;
        }

        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = await _hasher.HashAsync(password, stop).ConfigureAwait(false);
            await _users.UpdateAsync(user, stop).ConfigureAwait(false);
        }

        _tools.Lockout.Forget(name);
        await context.SignInAsync(PrincipalOf(user), isPersistent).ConfigureAwait(false);
        return SignInResult.Succeeded;
    }

    /// <summary>A token that confirms a user who has just been added: to be sent to the address of the user.</summary>
    public string CreateConfirmationToken(TUser user) => _tools.Tokens.Issue(Confirmation, user);

    /// <summary>Confirms the user of a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False for a token that is forged, used or too old.</returns>
    public async ValueTask<bool> ConfirmAsync(string token, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(Confirmation, token, cancellationToken).ConfigureAwait(false) is not { } user)
        {
            return false;
        }

        user.IsConfirmed = true;
        await _users.UpdateAsync(user, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>A token that lets a user set a new password: to be sent to the address of the user, and counting once.</summary>
    public string CreatePasswordResetToken(TUser user) => _tools.Tokens.Issue(Reset, user);

    /// <summary>Sets the password of the user of a token. Sign-ins and tokens from before are void.</summary>
    /// <param name="token">The token.</param>
    /// <param name="newPassword">The password.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False for a token that is forged, used or too old.</returns>
    /// <exception cref="ProblemException">400 for a password that is empty or too long; 503 while too many wait.</exception>
    public async ValueTask<bool> ResetPasswordAsync(string token, string newPassword, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(Reset, token, cancellationToken).ConfigureAwait(false) is not { } user)
        {
            return false;
        }

        user.PasswordHash = await _hasher.HashAsync(newPassword, cancellationToken).ConfigureAwait(false);
        user.SecurityStamp = NewStamp();
        await _users.UpdateAsync(user, cancellationToken).ConfigureAwait(false);
        _tools.Lockout.Forget(user.Name);
        return true;
    }

    /// <summary>Whether a sign-in is still of a user as it is now.</summary>
    internal async ValueTask<bool> IsCurrentAsync(ClaimsPrincipal principal, CancellationToken stop)
        => principal.FindFirst("sub")?.Value is not { } id || principal.FindFirst(StampClaim)?.Value is not { } stamp
            || (await _users.FindByIdAsync(id, stop).ConfigureAwait(false))?.SecurityStamp == stamp;

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static ClaimsPrincipal PrincipalOf(TUser user)
        => new(new ClaimsIdentity(
            [new Claim("sub", user.Id), new Claim("name", user.Name), new Claim(StampClaim, user.SecurityStamp), .. user.Claims],
            "password", "name", "role"));

    private async ValueTask<TUser?> FindAsync(string purpose, string token, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _tools.Tokens.UserIdOf(purpose, token) is { } id
            && await _users.FindByIdAsync(id, stop).ConfigureAwait(false) is { } user
            && _tools.Tokens.IsOf(purpose, token, user)
            ? user
            : null;
    }
}
