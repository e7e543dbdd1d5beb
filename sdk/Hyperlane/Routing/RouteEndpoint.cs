namespace Hyperlane.Routing;

/// <summary>What the search leads to: the slot of a route's value, and the names for what it collected on the way.</summary>
internal sealed class RouteEndpoint(string method, int slot, string[] names, (string Name, byte[]? Default)[] absent,
    RouteSegmentPieces?[]? pieces)
{
    public string Method { get; } = method;

    /// <summary>Which of the slots of its node has the route's value.</summary>
    public int Slot { get; } = slot;

    public ReadOnlySpan<string> Names => names;

    /// <summary>The optional parameters that the path ends before, with what they are then.</summary>
    public ReadOnlySpan<(string Name, byte[]? Default)> Absent => absent;

    /// <summary>For each value that is collected what takes it apart, or null; null where none is taken apart.</summary>
    public RouteSegmentPieces?[]? Pieces => pieces;

    /// <summary>The same for another method.</summary>
    public RouteEndpoint For(string other) => new(other, Slot, names, absent, pieces);
}
