using System.Runtime.CompilerServices;
using Hyperlane.Http;
using Hyperlane.Http.Messages;

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
    /// <summary>How long a path may be to be folded on the stack.</summary>
    private const int MaxOnStack = 512;

    private readonly RouteMethods _methods;
    private readonly RouteNode _root;
    private readonly T[] _values;

    private readonly bool _ignoresCase;

    /// <summary>Builds the table.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="ignoreCase">Whether the static text of paths compares without the case of ASCII letters.</param>
    /// <exception cref="RouteConflictException">Two routes answer the same requests.</exception>
    public RouteTable(IEnumerable<Route<T>> routes, bool ignoreCase = false)
    {
        _ignoresCase = ignoreCase;
        Routes = [.. ignoreCase ? routes.Select(route => route with { Pattern = route.Pattern.ToLower() }) : routes];
        RouteConflicts.ThrowIfAny(Routes);
        _methods = new RouteMethods(Routes.Select(route => route.Method));
        var builder = new RouteTreeBuilder<T>(_methods);
        _root = builder.Build(Routes.SelectMany(route => route.Pattern.Forms, (route, form) => route with { Pattern = form }));
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
        if (_ignoresCase)
        {
            var lower = path.Length <= MaxOnStack ? stackalloc byte[path.Length] : new byte[path.Length];
            AsciiCase.ToLower(path, lower);
            return Match(new RouteSearch(method, lower, path, collected), path, collected, values);
        }

        return Match(new RouteSearch(method, path, path, collected), path, collected, values);
    }

    private RouteMatch<T> Match(RouteSearch search, ReadOnlySpan<byte> path, ReadOnlySpan<PathRange> collected, RouteValues values)
    {
        if (!search.Begins || !search.Visit(_root, 0, 0, 0))
        {
            return search.Allowed == 0
                ? new RouteMatch<T>(RouteMatchStatus.NotFound, default, null)
                : new RouteMatch<T>(RouteMatchStatus.MethodNotAllowed, default, _methods.Allow(search.Allowed));
        }

        var names = search.Found!.Names;
        if (search.Found!.Pieces is { } pieces)
        {
            AddPieces(path, names, collected, pieces, values);
            names = [];
        }

        for (var i = 0; i < names.Length; i++)
        {
            values.Add(names[i], collected[i].Start, collected[i].Length);
        }

        foreach (var absent in search.Found!.Absent)
        {
            values.AddAbsent(absent.Name, absent.Default);
        }

        return new RouteMatch<T>(RouteMatchStatus.Found, _values[search.Slot], null);
    }

    /// <summary>Adds values some of which are taken apart.</summary>
    private static void AddPieces(ReadOnlySpan<byte> path, ReadOnlySpan<string> names, ReadOnlySpan<PathRange> collected,
        RouteSegmentPieces?[] pieces, RouteValues values)
    {
        Span<PathRange> parts = stackalloc PathRange[RoutePattern.MaxParameters];
        for (var i = 0; i < pieces.Length; i++)
        {
            var (start, length) = collected[i];
            if (pieces[i] is not { } piece)
            {
                values.Add(names[0], start, length);
                names = names[1..];
                continue;
            }

            piece.Split(path.Slice(start, length), parts);
            for (var part = 0; part < piece.Parameters.Count; part++)
            {
                values.Add(names[part], start + parts[part].Start, parts[part].Length);
            }

            names = names[piece.Parameters.Count..];
        }
    }
}
