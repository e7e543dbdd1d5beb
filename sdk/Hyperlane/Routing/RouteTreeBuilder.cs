using System.Text;
using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>
/// Builds the tree from the root down: routes that begin alike share the way there, and routes that go on alike the nodes.
/// </summary>
internal sealed class RouteTreeBuilder<T>(RouteMethods methods)
{
    private readonly RouteSharing _sharing = new(methods);

    /// <summary>The values of the routes, in the order in which the tree has them.</summary>
    public List<T> Values { get; } = [];

    public RouteNode Build(IEnumerable<Route<T>> routes)
        => Node(ConstraintSet.None, [.. routes.Select(route => new RouteCursor<T>(route, RoutePart.Of(route.Pattern)))]);

    private static RouteCursor<T>[] Going(RouteCursor<T>[] cursors, RouteSegmentKind? kind)
        => Array.FindAll(cursors, cursor => cursor.Next?.Kind == kind);

    private RouteNode Node(ConstraintSet constraints, RouteCursor<T>[] cursors)
    {
        var start = Values.Count;
        var endpoints = Endpoints(Going(cursors, null), start);
        var statics = Statics(Going(cursors, RouteSegmentKind.Static), start);
        var branches = Branches(Going(cursors, RouteSegmentKind.Parameter), start);
        var catchAll = Endpoints(Going(cursors, RouteSegmentKind.CatchAll), start);
        return _sharing.Node(constraints, endpoints, statics, branches, catchAll);
    }

    private RouteEndpoints? Endpoints(RouteCursor<T>[] cursors, int start)
    {
        var slot = Values.Count - start;
        Values.AddRange(cursors.Select(cursor => cursor.Route.Value));
        return _sharing.Endpoints([.. cursors.Select(cursor => (cursor.Route.Method, cursor.Route.Pattern))], slot);
    }

    private RouteWay[] Statics(RouteCursor<T>[] cursors, int start)
    {
        var ways = new List<RouteWay>();
        var bySegment = PartBySegment(cursors, 0);
        foreach (var alike in cursors.GroupBy(cursor => bySegment ? Segment(cursor, 0) : Latin1(cursor.Next!.Text.Span[..1])))
        {
            var text = bySegment ? SegmentTable.First(alike.First().Next!.Text.Span) : CommonText([.. alike]).Span;
            var (length, offset) = (text.Length, Values.Count - start);
            ways.Add(new RouteWay(_sharing.Text(text), Node(ConstraintSet.None, [.. alike.Select(cursor => cursor.Skip(length))]), offset));
        }

        return [.. ways];
    }

    private RouteWay[] Branches(RouteCursor<T>[] cursors, int start)
    {
        var ways = new List<RouteWay>();
        foreach (var alike in cursors.GroupBy(cursor => cursor.Next!.Constraints.Key).OrderBy(alike => alike.First().Next!.Constraints))
        {
            var offset = Values.Count - start;
            ways.Add(new RouteWay(_sharing.Text([]),
                Node(alike.First().Next!.Constraints, [.. alike.Select(cursor => cursor.Skip())]), offset));
        }

        return [.. ways];
    }

    private static ReadOnlyMemory<byte> CommonText(RouteCursor<T>[] cursors)
    {
        var text = cursors[0].Next!.Text;
        foreach (var cursor in cursors)
        {
            text = text[..text.Span.CommonPrefixLength(cursor.Next!.Text.Span)];
        }

        // It may end within a segment. Where many segments part there, the node stands before them.
        var slash = text.Span.LastIndexOf((byte)'/');
        return slash > 0 && PartBySegment(cursors, slash) ? text[..slash] : text;
    }

    /// <summary>Whether so many segments part at a place of the text that a table tells them apart.</summary>
    private static bool PartBySegment(RouteCursor<T>[] cursors, int start)
        => cursors.Length >= SegmentTable.MinSegments
            && Array.TrueForAll(cursors, cursor => cursor.Next!.Text.Span[start] == '/')
            && cursors.Select(cursor => Segment(cursor, start)).Distinct().Skip(SegmentTable.MinSegments - 1).Any();

    private static string Segment(RouteCursor<T> cursor, int start) => Latin1(SegmentTable.First(cursor.Next!.Text.Span[start..]));

    private static string Latin1(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
