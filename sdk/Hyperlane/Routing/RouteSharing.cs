using System.Text;
using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>
/// What several routes have in common is there once. A match among many routes waits for memory more than it computes:
/// what is shared is in the processor's cache, what each route has of its own is not.
/// </summary>
internal sealed class RouteSharing(RouteMethods methods)
{
    private readonly Dictionary<string, object> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);

    public byte[] Text(ReadOnlySpan<byte> text)
    {
        var bytes = text.ToArray();
        return Share($"text {Encoding.Latin1.GetString(bytes)}", () => bytes);
    }

    /// <summary>The endpoints of routes that end at the same place.</summary>
    /// <param name="routes">The method of each, and its pattern.</param>
    /// <param name="slot">The slot of the first; the others have those that follow.</param>
    public RouteEndpoints? Endpoints(IReadOnlyList<(string Method, RoutePattern Pattern)> routes, int slot)
        => routes.Count == 0 ? null : Share(
            $"endpoints {slot} {string.Join(' ', routes.Select(route => $"{route.Method} {string.Join('/', route.Pattern.ParameterNames)}{string.Concat(route.Pattern.Absent)}{string.Concat(route.Pattern.Segments.Where(segment => segment.Pieces is not null))}"))}",
            () => new RouteEndpoints(
                [.. routes.Select((route, i) => new RouteEndpoint(route.Method, slot + i, [.. route.Pattern.ParameterNames],
                    [.. route.Pattern.Absent.Select(Absent)], Pieces(route.Pattern)))], methods));

    /// <summary>Of nodes that go on alike, the first. How their slots are counted follows from that.</summary>
    public RouteNode Node(ConstraintSet constraints, RouteEndpoints? endpoints, RouteWay[] statics, RouteWay[] branches,
        RouteEndpoints? catchAll)
    {
        constraints = Share($"constraints {constraints.Key}", () => constraints);
        return Share(
            $"node {NumberOf(constraints)} {NumberOf(endpoints)} {NumbersOf(statics)} {NumbersOf(branches)} {NumberOf(catchAll)}",
            () => new RouteNode(constraints, endpoints, statics, branches, catchAll));
    }

    private static (string Name, byte[]? Default) Absent(RouteSegment segment)
        => (segment.Text, segment.Default is null ? null : Encoding.UTF8.GetBytes(segment.Default));

    private static RouteSegmentPieces?[]? Pieces(RoutePattern pattern)
        => pattern.Segments.All(segment => segment.Pieces is null)
            ? null
            : [.. pattern.Segments.Where(segment => segment.IsParameter).Select(segment => segment.Pieces)];

    private string NumbersOf(RouteWay[] ways) => string.Join(',', ways.Select(way => $"{NumberOf(way.Text)}-{NumberOf(way.Node)}"));

    /// <summary>What is shared is told apart by its number; nothing has none.</summary>
    private int? NumberOf(object? shared) => shared is null ? null : _numbers[shared];

    private TShared Share<TShared>(string key, Func<TShared> make)
        where TShared : class
    {
        if (!_shared.TryGetValue(key, out var shared))
        {
            shared = _shared[key] = make();
            _numbers.Add(shared, _shared.Count);
        }

        return (TShared)shared;
    }
}
