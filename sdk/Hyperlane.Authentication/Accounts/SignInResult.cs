namespace Hyperlane.Authentication;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInResult
{
    /// <summary>The user has signed in.</summary>
    Succeeded,

    /// <summary>There is no such user, the password is another, or the user is not confirmed: which, the client must not learn.</summary>
    Failed,

    /// <summary>There were too many attempts with this name; the next one counts in a while.</summary>
    LockedOut,
}
