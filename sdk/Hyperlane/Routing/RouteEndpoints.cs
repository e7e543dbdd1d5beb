namespace Hyperlane.Routing;

/// <summary>The endpoints of one place in the tree, one for each method.</summary>
internal sealed class RouteEndpoints
{
    private readonly RouteEndpoint _first;
    private readonly RouteEndpoint[] _others;

    /// <param name="endpoints">At least one.</param>
    /// <param name="methods">The methods of all routes.</param>
    public RouteEndpoints(List<RouteEndpoint> endpoints, RouteMethods methods)
    {
        // A GET route answers HEAD (RFC 9110 §9.3.2), unless there is a route for it.
        if (!endpoints.Exists(endpoint => endpoint.Method == "HEAD")
            && endpoints.Find(endpoint => endpoint.Method == "GET") is { } get)
        {
            endpoints = [.. endpoints, get.For("HEAD")];
        }

        (_first, _others) = (endpoints[0], [.. endpoints.Skip(1)]);
        Methods = endpoints.Aggregate(0UL, (set, endpoint) => set | methods.BitOf(endpoint.Method));
    }

    /// <summary>The methods it has endpoints for, as a set of <see cref="RouteMethods"/>.</summary>
    public ulong Methods { get; }

    /// <summary>The endpoint for <paramref name="method"/>, or null.</summary>
    public RouteEndpoint? Find(string method)
    {
        if (Is(_first, method))
        {
            return _first;
        }

        foreach (var endpoint in _others)
        {
            if (Is(endpoint, method))
            {
                return endpoint;
            }
        }

        return null;
    }

    private static bool Is(RouteEndpoint endpoint, string method) => ReferenceEquals(endpoint.Method, method) || endpoint.Method == method;
}
