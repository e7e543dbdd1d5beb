namespace Hyperlane.WebSockets;

/// <summary>What came of asking for a name.</summary>
public enum NameClaim
{
    /// <summary>Somebody else has it.</summary>
    Taken,

    /// <summary>It was free.</summary>
    New,

    /// <summary>The same owner had it, and has it still, but under the new token.</summary>
    Renewed,
}
