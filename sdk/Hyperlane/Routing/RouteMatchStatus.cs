namespace Hyperlane.Routing;

/// <summary>How the search for a route ended.</summary>
internal enum RouteMatchStatus
{
    /// <summary>No route has such a path.</summary>
    NotFound,

    /// <summary>Routes have such a path, but not with this method.</summary>
    MethodNotAllowed,

    /// <summary>There is a route.</summary>
    Found,
}
