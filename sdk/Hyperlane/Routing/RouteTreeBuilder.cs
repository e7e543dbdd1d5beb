namespace Hyperlane.Routing;

/// <summary>Builds the tree from the root down: routes that go on alike share a node.</summary>
internal static class RouteTreeBuilder
{
    public static RouteNode<T> Build<T>(IEnumerable<Route<T>> routes, RouteMethods methods)
    {
        RouteCursor<T>[] cursors = [.. routes.Select(route => new RouteCursor<T>(route, RoutePart.Of(route.Pattern)))];
        return Node(default, cursors, methods);
    }

    private static RouteNode<T> Node<T>(ReadOnlyMemory<byte> text, RouteCursor<T>[] cursors, RouteMethods methods)
        => new(
            text,
            RouteEndpoints<T>.Of(Going(cursors, null).Select(cursor => cursor.Route), methods),
            Statics(Going(cursors, RouteSegmentKind.Static), methods),
            Branches(Going(cursors, RouteSegmentKind.Parameter), methods),
            RouteEndpoints<T>.Of(Going(cursors, RouteSegmentKind.CatchAll).Select(cursor => cursor.Route), methods));

    private static RouteCursor<T>[] Going<T>(RouteCursor<T>[] cursors, RouteSegmentKind? kind)
        => Array.FindAll(cursors, cursor => cursor.Next?.Kind == kind);

    private static RouteNode<T>[] Statics<T>(RouteCursor<T>[] cursors, RouteMethods methods)
    {
        var nodes = new List<RouteNode<T>>();
        foreach (var alike in cursors.GroupBy(cursor => cursor.Next!.Text.Span[0]))
        {
            var text = CommonText([.. alike]);
            nodes.Add(Node(text, [.. alike.Select(cursor => cursor.Skip(text.Length))], methods));
        }

        return [.. nodes];
    }

    private static ReadOnlyMemory<byte> CommonText<T>(RouteCursor<T>[] cursors)
    {
        var text = cursors[0].Next!.Text;
        foreach (var cursor in cursors)
        {
            text = text[..text.Span.CommonPrefixLength(cursor.Next!.Text.Span)];
        }

        return text;
    }

    private static RouteBranch<T>[] Branches<T>(RouteCursor<T>[] cursors, RouteMethods methods)
        => [.. cursors
            .GroupBy(cursor => cursor.Next!.Constraints.Key)
            .Select(alike => new RouteBranch<T>(
                alike.First().Next!.Constraints,
                Node<T>(default, [.. alike.Select(cursor => cursor.Skip())], methods)))
            .OrderBy(branch => branch.Constraints)];
}
