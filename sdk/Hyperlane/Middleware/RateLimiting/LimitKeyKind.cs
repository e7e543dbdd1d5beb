namespace Hyperlane.Middleware;

/// <summary>What a <see cref="LimitKey"/> is of: keys of two kinds are never the same.</summary>
internal enum LimitKeyKind : byte
{
    /// <summary>All requests.</summary>
    Everyone,

    /// <summary>An IPv4 address.</summary>
    Address,

    /// <summary>The upper half of an IPv6 address.</summary>
    Network,

    /// <summary>A user who has signed in.</summary>
    User,

    /// <summary>The value of a header, or what the app says.</summary>
    Key,

    /// <summary>One of the limits that are shared while there are too many to count each by itself.</summary>
    Overflow,
}
