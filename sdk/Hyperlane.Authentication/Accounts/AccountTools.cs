namespace Hyperlane.Authentication;

/// <summary>What accounts of every class of users share.</summary>
internal sealed class AccountTools(Lockout lockout, AccountTokens tokens, PasswordHasher hasher)
{
    private readonly Lazy<Task<string>> _nobody = new(() => hasher.HashAsync(Guid.NewGuid().ToString()).AsTask());

    public Lockout Lockout => lockout;

    public AccountTokens Tokens => tokens;

    /// <summary>A hash to compare with where there is no user, which takes as long.</summary>
    public Task<string> NobodysHashAsync() => _nobody.Value;
}
