using System.Globalization;

namespace Hyperlane.Tests.Routing;

/// <summary>
/// The router as its specification reads: every route is held against every path, and of those that
/// match the best wins, segment by segment from the left. Shares no code with the real one.
/// </summary>
internal sealed class NaiveRouter(IReadOnlyList<string> routes)
{
    private const int StaticRank = 1;
    private const int AnyRank = 9;
    private const int RestRank = 10;

    // Known constraints, in the order in which they are tried.
    private static readonly (string Name, Func<string, bool> Accepts)[] Constraints =
    [
        ("int", value => int.TryParse(value, CultureInfo.InvariantCulture, out _)),
        ("long", value => long.TryParse(value, CultureInfo.InvariantCulture, out _)),
        ("alpha", value => value.All(char.IsAsciiLetter)),
        ("length(2)", value => value.Length == 2),
    ];

    public string Ask(string request)
    {
        var (method, path) = Split(request);
        var fitting = routes
            .Select(route => (Route: route, Match: Match(Segments(Split(route).Path), Segments(path))))
            .Where(candidate => candidate.Match is not null)
            .OrderBy(candidate => candidate.Match!.Value.Rank, StringComparer.Ordinal)
            .ToList();
        var found = fitting.FirstOrDefault(candidate => Methods(candidate.Route).Contains(method));
        return found.Route is not null ? found.Route + found.Match!.Value.Values
            : fitting.Count == 0 ? "404"
            : "405 " + string.Join(", ", fitting.SelectMany(candidate => Methods(candidate.Route)).Append("OPTIONS").Distinct()
                .Order(StringComparer.Ordinal));
    }

    // Ranks are characters, so that ranks compare as strings do: a route that ends comes before one that goes on.
    private static (string Rank, string Values)? Match(string[] pattern, string[] path)
    {
        var (rank, values) = ("", "");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i].StartsWith("{*", StringComparison.Ordinal))
            {
                return path.Length > i + 1 && path[i].Length == 0
                    ? null
                    : (rank + (char)RestRank, $"{values} {pattern[i][2..^1]}={string.Join('/', path[i..])}");
            }

            if (i >= path.Length || RankOf(pattern[i], path[i]) is not { } step)
            {
                return null;
            }

            rank += (char)step;
            values += pattern[i][0] == '{' ? $" {pattern[i][1..^1].Split(':')[0]}={path[i]}" : "";
        }

        var trailingSlash = path.Length == pattern.Length + 1 && path[^1].Length == 0;
        return path.Length == pattern.Length || trailingSlash ? (rank, values) : null;
    }

    private static int? RankOf(string segment, string value)
    {
        if (segment[0] != '{')
        {
            return segment == value ? StaticRank : null;
        }

        var constraint = Array.FindIndex(Constraints, constraint => segment.EndsWith($":{constraint.Name}}}", StringComparison.Ordinal));
        return value.Length == 0 ? null
            : constraint < 0 ? AnyRank
            : Constraints[constraint].Accepts(value) ? StaticRank + 1 + constraint
            : null;
    }

    private static IEnumerable<string> Methods(string route)
        => Split(route).Method is "GET" ? ["GET", "HEAD"] : [Split(route).Method];

    private static string[] Segments(string path) => path == "/" ? [] : path[1..].Split('/');

    private static (string Method, string Path) Split(string line)
        => (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
}
