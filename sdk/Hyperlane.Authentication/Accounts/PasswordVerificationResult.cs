namespace Hyperlane.Authentication;

/// <summary>Whether a password is that of a hash.</summary>
public enum PasswordVerificationResult
{
    /// <summary>It is not.</summary>
    Failed,

    /// <summary>It is.</summary>
    Success,

    /// <summary>It is, and the hash was made with other parameters than are set today: hash it anew.</summary>
    SuccessRehashNeeded,
}
