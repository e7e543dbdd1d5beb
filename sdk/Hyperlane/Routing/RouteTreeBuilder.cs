using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>Builds the tree from the root down: routes that go on alike share a node.</summary>
internal sealed class RouteTreeBuilder<T>(RouteMethods methods)
{
    private readonly RouteSharing _sharing = new();

    public RouteNode<T> Build(IEnumerable<Route<T>> routes)
        => Node(default, ConstraintSet.None, [.. routes.Select(route => new RouteCursor<T>(route, RoutePart.Of(route.Pattern)))]);

    private static RouteCursor<T>[] Going(RouteCursor<T>[] cursors, RouteSegmentKind? kind)
        => Array.FindAll(cursors, cursor => cursor.Next?.Kind == kind);

    private static ReadOnlyMemory<byte> CommonText(RouteCursor<T>[] cursors)
    {
        var text = cursors[0].Next!.Text;
        foreach (var cursor in cursors)
        {
            text = text[..text.Span.CommonPrefixLength(cursor.Next!.Text.Span)];
        }

        return text;
    }

    private RouteNode<T> Node(ReadOnlyMemory<byte> text, ConstraintSet constraints, RouteCursor<T>[] cursors)
        => new(
            _sharing.Text(text),
            _sharing.Constraints(constraints),
            Endpoints(Going(cursors, null)),
            Statics(Going(cursors, RouteSegmentKind.Static)),
            Branches(Going(cursors, RouteSegmentKind.Parameter)),
            Endpoints(Going(cursors, RouteSegmentKind.CatchAll)));

    private RouteEndpoints<T>? Endpoints(RouteCursor<T>[] cursors)
        => RouteEndpoints<T>.Of(cursors.Select(cursor => cursor.Route), methods, _sharing);

    private RouteNode<T>[] Statics(RouteCursor<T>[] cursors)
    {
        var nodes = new List<RouteNode<T>>();
        foreach (var alike in cursors.GroupBy(cursor => cursor.Next!.Text.Span[0]))
        {
            var text = CommonText([.. alike]);
            nodes.Add(Node(text, ConstraintSet.None, [.. alike.Select(cursor => cursor.Skip(text.Length))]));
        }

        return [.. nodes];
    }

    private RouteNode<T>[] Branches(RouteCursor<T>[] cursors)
        => [.. cursors
            .GroupBy(cursor => cursor.Next!.Constraints.Key)
            .Select(alike => Node(default, alike.First().Next!.Constraints, [.. alike.Select(cursor => cursor.Skip())]))
            .OrderBy(node => node.Constraints)];
}
