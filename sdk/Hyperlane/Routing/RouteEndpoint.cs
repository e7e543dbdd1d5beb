namespace Hyperlane.Routing;

/// <summary>What the search leads to: the slot of a route's value, and the names for what it collected on the way.</summary>
internal sealed class RouteEndpoint(string method, int slot, string[] names)
{
    public string Method { get; } = method;

    /// <summary>Which of the slots of its node has the route's value.</summary>
    public int Slot { get; } = slot;

    public ReadOnlySpan<string> Names => names;
}
