namespace Hyperlane.Routing;

/// <summary>What the search leads to: the value of a route, and the names for what it collected on the way.</summary>
internal sealed class RouteEndpoint<T>(string method, Route<T> route)
{
    private readonly string[] _names = [.. route.Pattern.ParameterNames];

    public string Method { get; } = method;

    public T Value { get; } = route.Value;

    public ReadOnlySpan<string> Names => _names;
}
