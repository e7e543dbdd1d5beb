namespace Hyperlane.Routing;

/// <summary>What the search leads to: the value of a route, and the names for what it collected on the way.</summary>
internal sealed class RouteEndpoint<T>(string method, T value, string[] names)
{
    public string Method { get; } = method;

    public T Value { get; } = value;

    public ReadOnlySpan<string> Names => names;
}
