namespace Hyperlane.WebSockets;

/// <summary>What becomes of a member of a room who takes messages more slowly than they come, and of them.</summary>
public enum WhenFull
{
    /// <summary>The connection is cut: the client comes back, and can ask for what it missed.</summary>
    Disconnect,

    /// <summary>The message that has waited longest is dropped: for news of which only the latest counts.</summary>
    DropOldest,

    /// <summary>The message that has just come is dropped.</summary>
    DropNewest,
}
