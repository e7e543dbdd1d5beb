using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>
/// A place in the tree, and the ways on from there. Where static text and parameters part, the node
/// stands before the slash, so every way on begins with one.
/// </summary>
/// <remarks>
/// A node knows nothing of one route alone: the values of the routes below it are in slots, which are counted from
/// wherever the node begins. So the node below <c>/users</c> is also the one below <c>/orders</c> if they go on alike.
/// </remarks>
/// <param name="constraints">The constraints on the value of the parameter that leads here.</param>
/// <param name="endpoints">The routes that end here.</param>
/// <param name="statics">The ways by static text; no two of them begin with the same byte, or, where they are many, with the same
/// segment.</param>
/// <param name="branches">The ways by a parameter, in the order in which they are tried.</param>
/// <param name="catchAll">The routes that take all the rest.</param>
internal sealed class RouteNode(
    ConstraintSet constraints,
    RouteEndpoints? endpoints,
    RouteWay[] statics,
    RouteWay[] branches,
    RouteEndpoints? catchAll)
{
    private readonly byte _lowest = statics.Select(way => way.Text[0]).DefaultIfEmpty().Min();
    private readonly RouteWay[] _byFirstByte = TableOf(statics);

    /// <summary>Takes the place of the table by first bytes where there is one.</summary>
    private readonly SegmentTable? _bySegment = statics.Length >= SegmentTable.MinSegments
        && Array.TrueForAll(statics, way => way.Text[0] == '/')
        ? new SegmentTable(statics)
        : null;

    public RouteEndpoints? Endpoints { get; } = endpoints;

    public ConstraintSet Constraints { get; } = constraints;

    public ReadOnlySpan<RouteWay> Branches => branches;

    public RouteEndpoints? CatchAll { get; } = catchAll;

    /// <summary>Whether there are ways by parameters, to try when static text leads nowhere.</summary>
    public bool HasOtherWays { get; } = branches.Length > 0 || catchAll is not null;

    /// <summary>The node that <paramref name="rest"/> leads to by static text, or null.</summary>
    /// <param name="rest">The path from here.</param>
    /// <param name="length">The length of that text.</param>
    /// <param name="offset">How many slots lie before those of that node.</param>
    public RouteNode? Static(ReadOnlySpan<byte> rest, out int length, out int offset)
    {
        if (_bySegment is { } segments)
        {
            return segments.Find(rest, out length, out offset);
        }

        var table = _byFirstByte;
        var index = rest.IsEmpty ? -1 : rest[0] - _lowest;
        if ((uint)index < (uint)table.Length)
        {
            ref readonly var way = ref table[index];
            (length, offset) = (way.Text.Length, way.Offset);
            return rest.StartsWith(way.Text) ? way.Node : null;
        }

        length = offset = 0;
        return null;
    }

    // From the lowest first byte to the highest: one load finds the way, however many there are.
    private static RouteWay[] TableOf(RouteWay[] ways)
    {
        if (ways.Length == 0)
        {
            return [];
        }

        var lowest = ways.Min(way => way.Text[0]);
        var table = new RouteWay[ways.Max(way => way.Text[0]) - lowest + 1];

        // The gaps: any text begins with none, and leads nowhere.
        Array.Fill(table, new RouteWay([], null!, 0));
        foreach (var way in ways)
        {
            table[way.Text[0] - lowest] = way;
        }

        return table;
    }
}
