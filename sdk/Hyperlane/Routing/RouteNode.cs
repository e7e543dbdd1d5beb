using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>
/// A place in the tree, and the ways on from there. Where static text and parameters part, the node
/// stands before the slash, so every way on begins with one.
/// </summary>
/// <param name="text">The static text that leads here from the node above; empty where a parameter does.</param>
/// <param name="constraints">The constraints on the value of the parameter that leads here.</param>
/// <param name="endpoints">The routes that end here.</param>
/// <param name="statics">The nodes that static text leads to; no two of them begin with the same byte.</param>
/// <param name="branches">The nodes that a parameter leads to, in the order in which they are tried.</param>
/// <param name="catchAll">The routes that take all the rest.</param>
internal sealed class RouteNode<T>(
    byte[] text,
    ConstraintSet constraints,
    RouteEndpoints<T>? endpoints,
    RouteNode<T>[] statics,
    RouteNode<T>[] branches,
    RouteEndpoints<T>? catchAll)
{
    private readonly byte[] _text = text;
    private readonly byte _lowest = statics.Select(node => node._text[0]).DefaultIfEmpty().Min();
    private readonly RouteNode<T>?[] _staticsByFirstByte = TableOf(statics);

    public ReadOnlySpan<byte> Text => _text;

    public RouteEndpoints<T>? Endpoints { get; } = endpoints;

    public ConstraintSet Constraints { get; } = constraints;

    public ReadOnlySpan<RouteNode<T>> Branches => branches;

    public RouteEndpoints<T>? CatchAll { get; } = catchAll;

    /// <summary>The node that <paramref name="rest"/> leads to by its static text, or null.</summary>
    public RouteNode<T>? Static(ReadOnlySpan<byte> rest)
    {
        var table = _staticsByFirstByte;
        var index = rest.IsEmpty ? -1 : rest[0] - _lowest;
        var node = (uint)index < (uint)table.Length ? table[index] : null;
        return node is not null && rest.StartsWith(node._text) ? node : null;
    }

    // From the lowest first byte to the highest: one load finds the child, however many there are.
    private static RouteNode<T>?[] TableOf(RouteNode<T>[] nodes)
    {
        if (nodes.Length == 0)
        {
            return [];
        }

        var lowest = nodes.Min(node => node._text[0]);
        var table = new RouteNode<T>?[nodes.Max(node => node._text[0]) - lowest + 1];
        foreach (var node in nodes)
        {
            table[node._text[0] - lowest] = node;
        }

        return table;
    }
}
