using System.Runtime.CompilerServices;
using Hyperlane.Http;

namespace Hyperlane.Routing;

/// <summary>
/// All routes, ready to match: built once, never changed, safe to use from many threads. Which route
/// a path belongs to depends on the routes alone, never on the order in which they were declared.
/// </summary>
/// <remarks>
/// <see cref="RouteTreeBuilder{T}"/> turns the routes into a tree, <see cref="RouteSearch"/> finds the
/// way of a request through it. A match allocates nothing, and its time goes by the length of the path,
/// not by the number of routes.
/// </remarks>
internal sealed class RouteTable<T>
{
    private readonly RouteMethods _methods;
    private readonly RouteNode _root;
    private readonly T[] _values;

    /// <summary>Builds the table.</summary>
    /// <exception cref="RouteConflictException">Two routes answer the same requests.</exception>
    public RouteTable(IEnumerable<Route<T>> routes)
    {
        Routes = [.. routes];
        RouteConflicts.ThrowIfAny(Routes);
        _methods = new RouteMethods(Routes.Select(route => route.Method));
        var builder = new RouteTreeBuilder<T>(_methods);
        _root = builder.Build(Routes);
        _values = [.. builder.Values];
    }

    /// <summary>The routes as they were declared.</summary>
    public IReadOnlyList<Route<T>> Routes { get; }

    /// <summary>Finds the route of a request.</summary>
    /// <param name="method">Its method. Methods compare with regard to case.</param>
    /// <param name="path">Its path as <see cref="PathDecoder"/> leaves it.</param>
    /// <param name="values">Where the values of the route's parameters go; nothing else touches it.</param>
    /// <returns>
    /// The route, or why there is none. For an <c>OPTIONS</c> without a route of its own the answer is
    /// <see cref="RouteMatchStatus.MethodNotAllowed"/> with all that a response to it needs.
    /// </returns>
    [SkipLocalsInit]
    public RouteMatch<T> Match(string method, ReadOnlySpan<byte> path, RouteValues values)
    {
        Span<PathRange> collected = stackalloc PathRange[RoutePattern.MaxParameters];
        var search = new RouteSearch(method, path, collected);
        if (path is not [(byte)'/', ..] || !search.Visit(_root, 0, 0, 0))
        {
            return search.Allowed == 0
                ? new RouteMatch<T>(RouteMatchStatus.NotFound, default, null)
                : new RouteMatch<T>(RouteMatchStatus.MethodNotAllowed, default, _methods.Allow(search.Allowed));
        }

        var names = search.Found!.Names;
        for (var i = 0; i < names.Length; i++)
        {
            values.Add(names[i], collected[i].Start, collected[i].Length);
        }

        return new RouteMatch<T>(RouteMatchStatus.Found, _values[search.Slot], null);
    }
}
