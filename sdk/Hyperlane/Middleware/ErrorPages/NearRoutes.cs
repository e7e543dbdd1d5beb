using System.Text;
using Hyperlane.Http;
using Hyperlane.Routing;
using Hyperlane.Values;

namespace Hyperlane.Middleware;

/// <summary>Finds the routes that a request without an answer may have meant.</summary>
internal static class NearRoutes
{
    /// <summary>How many are told.</summary>
    private const int Most = 5;

    /// <summary>A longer path, or one of more segments, is that of nobody's typing.</summary>
    private const int MaxPath = 500;

    /// <summary>What a segment counts that is missing or too many, in letters.</summary>
    private const int Segment = 3;

    public static NearRoute[] Of(IEnumerable<KnownRoute> routes, string path)
        => path.Length > MaxPath ? [] : [.. routes.Select(route => (Near: Compare(route, path, out var distance), Distance: distance))
            .Where(one => one.Distance <= Math.Max(Segment, path.Length / 3))
            .OrderBy(one => one.Distance)
            .Take(Most)
            .Select(one => one.Near)];

    private static NearRoute Compare(KnownRoute route, string path, out int distance)
    {
        var (wanted, given) = (Split(route.Pattern), Split(path));
        var reasons = new List<string>();
        distance = 0;
        for (var i = 0; i < Math.Max(wanted.Length, given.Length); i++)
        {
            if (i >= wanted.Length)
            {
                distance += Segment;
                reasons.Add($"nothing follows there, and the path has '{ClientText.Shorten(given[i])}'");
            }
            else if (wanted[i].StartsWith("{*", StringComparison.Ordinal))
            {
                break;
            }
            else if (i >= given.Length)
            {
                distance += Fits(wanted[i], "") ? 0 : Segment;
                reasons.Add($"the path ends before {wanted[i]}");
            }
            else if (!Fits(wanted[i], given[i]))
            {
                var isParameter = wanted[i].Contains('{', StringComparison.Ordinal);
                distance += isParameter ? 1 : 1 + EditDistance.Of(given[i], wanted[i], ClientText.MaxLength);
                reasons.Add($"'{ClientText.Shorten(given[i])}' {(isParameter ? "does not fit" : "is not")} '{wanted[i]}'");
            }
        }

        return new NearRoute(route, reasons.Count == 0 ? null : string.Join("; ", reasons));
    }

    /// <summary>Whether the router itself has a segment fit.</summary>
    private static bool Fits(string pattern, string segment)
        => pattern == segment || (pattern.Contains('{', StringComparison.Ordinal) && new RouteTable<bool>(
            [new Route<bool>(HttpMethods.Get, RoutePattern.Parse("/" + pattern), true, "")]).Match(
                HttpMethods.Get, Encoding.UTF8.GetBytes("/" + segment), new RouteValues()).IsFound);

    /// <summary>The segments; a slash within braces, as a constraint may have it, parts none.</summary>
    private static string[] Split(string path)
    {
        var (segments, depth, start) = (new List<string>(), 0, 1);
        for (var i = 1; i <= path.Length; i++)
        {
            if (i == path.Length || (path[i] == '/' && depth == 0))
            {
                segments.Add(path[Math.Min(start, i)..i]);
                start = i + 1;
            }
            else
            {
                depth += path[i] == '{' ? 1 : path[i] == '}' ? -1 : 0;
            }
        }

        return [.. segments];
    }
}
