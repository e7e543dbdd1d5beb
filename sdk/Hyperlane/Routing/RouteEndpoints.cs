namespace Hyperlane.Routing;

/// <summary>The endpoints of one place in the tree, one for each method.</summary>
internal sealed class RouteEndpoints<T>
{
    private readonly RouteEndpoint<T>[] _endpoints;

    private RouteEndpoints(RouteEndpoint<T>[] endpoints, RouteMethods methods)
    {
        _endpoints = endpoints;
        Methods = endpoints.Aggregate(0UL, (set, endpoint) => set | methods.BitOf(endpoint.Method));
    }

    /// <summary>The methods it has endpoints for, as a set of <see cref="RouteMethods"/>.</summary>
    public ulong Methods { get; }

    /// <summary>Makes the endpoints of <paramref name="routes"/>, or null where there are none.</summary>
    public static RouteEndpoints<T>? Of(IEnumerable<Route<T>> routes, RouteMethods methods)
    {
        var endpoints = routes.Select(route => new RouteEndpoint<T>(route.Method, route)).ToList();

        // A GET route answers HEAD (RFC 9110 §9.3.2), unless there is a route for it.
        if (!endpoints.Exists(endpoint => endpoint.Method == "HEAD")
            && routes.FirstOrDefault(route => route.Method == "GET") is { } get)
        {
            endpoints.Add(new RouteEndpoint<T>("HEAD", get));
        }

        return endpoints.Count == 0 ? null : new RouteEndpoints<T>([.. endpoints], methods);
    }

    /// <summary>The endpoint for <paramref name="method"/>, or null.</summary>
    public RouteEndpoint<T>? Find(string method)
    {
        foreach (var endpoint in _endpoints)
        {
            if (ReferenceEquals(endpoint.Method, method) || endpoint.Method == method)
            {
                return endpoint;
            }
        }

        return null;
    }
}
