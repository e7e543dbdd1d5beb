namespace Hyperlane.Routing;

/// <summary>Finds the routes that the order of precedence cannot tell apart.</summary>
internal static class RouteConflicts
{
    /// <summary>Throws when there are such routes among <paramref name="routes"/>.</summary>
    /// <exception cref="RouteConflictException">There are.</exception>
    public static void ThrowIfAny<T>(IEnumerable<Route<T>> routes)
    {
        var conflicts = Find(routes).Select(pair => Describe(pair.First, pair.Second)).ToArray();
        if (conflicts.Length > 0)
        {
            throw new RouteConflictException(conflicts);
        }
    }

    /// <summary>Each route that comes too late, with the one that is there already.</summary>
    public static IEnumerable<(Route<T> First, Route<T> Second)> Find<T>(IEnumerable<Route<T>> routes)
        // Only routes of the same shape can be in each other's way, so only those are compared.
        => routes.SelectMany(route => route.Pattern.Forms.Select(form => (Route: route, Form: form)))
            .GroupBy(one => Shape(one.Route.Method, one.Form))
            .SelectMany(alike => Among([.. alike]))
            .Distinct();

    /// <summary>What to tell who declared two routes that contradict each other.</summary>
    public static string Describe<T>(Route<T> one, Route<T> other)
    {
        var differing = Constrained(one.Pattern, other.Pattern)
            .FirstOrDefault(pair => pair.One.Constraints.Key != pair.Other.Constraints.Key);
        return differing == default
            ? $"{one} and {other} answer the same requests. Remove one or change its path; names of parameters and a slash at the end do not tell routes apart."
            : $"{one} and {other} are ambiguous: one value can satisfy both {differing.One} and {differing.Other}. Use constraints that exclude each other, such as int and alpha, drop the constraints of one so that it comes second, or change a path.";
    }

    private static string Shape(string method, RoutePattern pattern)
        => $"{method} {string.Join('/', pattern.Segments.Select(segment => segment.Shape))}";

    // One line for each route that comes too late, not one for each pair.
    private static IEnumerable<(Route<T> First, Route<T> Second)> Among<T>((Route<T> Route, RoutePattern Form)[] routes)
    {
        for (var i = 1; i < routes.Length; i++)
        {
            if (routes.Take(i).FirstOrDefault(other => Overlap(other.Form, routes[i].Form)) is { Route: { } first })
            {
                yield return (first, routes[i].Route);
            }
        }
    }

    private static bool Overlap(RoutePattern one, RoutePattern other)
        => !Constrained(one, other).Any(pair => pair.One.Constraints.Excludes(pair.Other.Constraints));

    private static IEnumerable<(RouteSegment One, RouteSegment Other)> Constrained(RoutePattern one, RoutePattern other)
        => one.Segments.Zip(other.Segments, (first, second) => (first, second)).Where(pair => !pair.first.Constraints.IsEmpty);
}
