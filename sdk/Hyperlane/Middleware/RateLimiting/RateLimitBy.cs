namespace Hyperlane.Middleware;

/// <summary>
/// Which requests share a limit. Combined, as in <c>Address, Route</c>, each client has a limit of its own for each route.
/// </summary>
[Flags]
public enum RateLimitBy
{
    /// <summary>All requests share one.</summary>
    Everyone = 0,

    /// <summary>Each client address has its own. IPv6 addresses count by their /64, which is what one customer is given.</summary>
    Address = 1,

    /// <summary>Each signed-in user has its own; other requests count by address.</summary>
    User = 2,

    /// <summary>Each route has its own. All requests that no route answers share one.</summary>
    Route = 4,
}
