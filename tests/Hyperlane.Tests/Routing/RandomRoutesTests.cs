using Hyperlane.Routing;

namespace Hyperlane.Tests.Routing;

/// <summary>Random routes and requests: the router and the naive router must agree on every one.</summary>
public sealed class RandomRoutesTests
{
    private static readonly string[] PatternSegments =
        ["a", "ab", "abc", "b", "1", "é", "{x}", "{x}", "{x:int}", "{x:long}", "{x:alpha}", "{x:length(2)}"];

    private static readonly string[] PathSegments = ["a", "ab", "abc", "b", "1", "12", "é", "a1", "3000000000", "c", ""];

    /// <summary>So many that a table tells them apart: short and long, alike in the beginning, in the middle or at the end.</summary>
    private static readonly string[] ManySegments =
        [.. Enumerable.Range(0, 30)
            .SelectMany(i => new[] { $"{i}", $"s{i}", $"a-rather-long-segment-{i:d3}", $"{i:d3}-that-ends-as-others-do" })];

    private static readonly string[] Methods = ["GET", "POST", "PUT"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_router_agrees_with_its_specification(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var routes = Routes(random, PatternSegments, 40);
            var router = new Router(routes);
            var naive = new NaiveRouter(routes);
            for (var i = 0; i < 200; i++)
            {
                var request = Request(random, PathSegments);
                Assert.True(naive.Ask(request) == router.Ask(request),
                    $"{request}: {naive.Ask(request)}, not {router.Ask(request)}, of {string.Join("; ", routes)}");
            }
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void So_it_does_among_many_segments(int seed)
    {
        var random = new Random(seed);
        string[] patterns = [.. ManySegments, .. PatternSegments];
        string[] paths = [.. ManySegments, .. PathSegments];
        for (var round = 0; round < 10; round++)
        {
            var routes = Routes(random, patterns, 150);
            var router = new Router(routes);
            var naive = new NaiveRouter(routes);

            // Half of the requests are for a route that is there, with other segments behind it or in its end.
            for (var i = 0; i < 400; i++)
            {
                var request = i % 2 == 0 ? Request(random, paths) : Like(random, routes, paths);
                Assert.True(naive.Ask(request) == router.Ask(request),
                    $"{request}: {naive.Ask(request)}, not {router.Ask(request)}, of {string.Join("; ", routes)}");
            }
        }
    }

    private static string Like(Random random, List<string> routes, string[] paths)
    {
        var segments = Pick(random, [.. routes]).Split('/').Select(
            segment => segment.Contains('{', StringComparison.Ordinal) ? Pick(random, paths) : segment).ToArray();
        if (random.Next(4) == 0)
        {
            segments[^1] = Pick(random, paths);
        }

        return string.Join('/', segments);
    }

    private static List<string> Routes(Random random, string[] segments, int most)
    {
        var routes = new List<string>();
        var count = random.Next(1, most);
        for (var i = 0; i < count; i++)
        {
            var route = $"{Pick(random, Methods)} {Pattern(random, segments)}";
            if (IsAccepted([.. routes, route]))
            {
                routes.Add(route);
            }
        }

        return routes;
    }

    private static bool IsAccepted(List<string> routes)
    {
        try
        {
            return new Router(routes) is not null;
        }
        catch (RouteConflictException)
        {
            return false;
        }
    }

    private static string Pattern(Random random, string[] choices)
    {
        // Each parameter gets a name of its own.
        var segments = Enumerable.Range(0, random.Next(0, 5))
            .Select(i => Pick(random, choices).Replace("{x", $"{{x{i}", StringComparison.Ordinal));
        var pattern = string.Concat(segments.Select(segment => "/" + segment)) + (random.Next(5) == 0 ? "/{*rest}" : "");
        return pattern.Length == 0 ? "/" : pattern;
    }

    private static string Request(Random random, string[] choices)
    {
        var segments = Enumerable.Range(0, random.Next(1, 6)).Select(_ => "/" + Pick(random, choices));
        return $"{Pick(random, [.. Methods, "HEAD", "OPTIONS"])} {string.Concat(segments)}";
    }

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
