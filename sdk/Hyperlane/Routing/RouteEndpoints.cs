namespace Hyperlane.Routing;

/// <summary>The endpoints of one place in the tree, one for each method.</summary>
internal sealed class RouteEndpoints<T>
{
    private readonly RouteEndpoint<T> _first;
    private readonly RouteEndpoint<T>[] _others;

    private RouteEndpoints(RouteEndpoint<T>[] endpoints, RouteMethods methods)
    {
        (_first, _others) = (endpoints[0], endpoints[1..]);
        Methods = endpoints.Aggregate(0UL, (set, endpoint) => set | methods.BitOf(endpoint.Method));
    }

    /// <summary>The methods it has endpoints for, as a set of <see cref="RouteMethods"/>.</summary>
    public ulong Methods { get; }

    /// <summary>Makes the endpoints of <paramref name="routes"/>, or null where there are none.</summary>
    public static RouteEndpoints<T>? Of(IEnumerable<Route<T>> routes, RouteMethods methods, RouteSharing sharing)
    {
        var endpoints = routes.Select(route => Endpoint(route.Method, route)).ToList();

        // A GET route answers HEAD (RFC 9110 §9.3.2), unless there is a route for it.
        if (!endpoints.Exists(endpoint => endpoint.Method == "HEAD")
            && routes.FirstOrDefault(route => route.Method == "GET") is { } get)
        {
            endpoints.Add(Endpoint("HEAD", get));
        }

        return endpoints.Count == 0 ? null : new RouteEndpoints<T>([.. endpoints], methods);

        RouteEndpoint<T> Endpoint(string method, Route<T> route) => new(method, route.Value, sharing.Names(route.Pattern));
    }

    /// <summary>The endpoint for <paramref name="method"/>, or null.</summary>
    public RouteEndpoint<T>? Find(string method)
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

    private static bool Is(RouteEndpoint<T> endpoint, string method) => ReferenceEquals(endpoint.Method, method) || endpoint.Method == method;
}
