using Hyperlane.Routing;

namespace Hyperlane.Tests.Routing;

/// <summary>Random routes and requests: the router and the naive router must agree on every one.</summary>
public sealed class RandomRoutesTests
{
    private static readonly string[] PatternSegments =
        ["a", "ab", "abc", "b", "1", "é", "{x}", "{x}", "{x:int}", "{x:long}", "{x:alpha}", "{x:length(2)}"];

    private static readonly string[] PathSegments = ["a", "ab", "abc", "b", "1", "12", "é", "a1", "3000000000", "c", ""];

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
            var routes = Routes(random);
            var router = new Router(routes);
            var naive = new NaiveRouter(routes);
            for (var i = 0; i < 200; i++)
            {
                var request = Request(random);
                Assert.True(naive.Ask(request) == router.Ask(request), $"{request}: {naive.Ask(request)}, not {router.Ask(request)}, of {string.Join("; ", routes)}");
            }
        }
    }

    private static List<string> Routes(Random random)
    {
        var routes = new List<string>();
        var count = random.Next(1, 40);
        for (var i = 0; i < count; i++)
        {
            var route = $"{Pick(random, Methods)} {Pattern(random)}";
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

    private static string Pattern(Random random)
    {
        // Each parameter gets a name of its own.
        var segments = Enumerable.Range(0, random.Next(0, 5))
            .Select(i => Pick(random, PatternSegments).Replace("{x", $"{{x{i}", StringComparison.Ordinal));
        var pattern = string.Concat(segments.Select(segment => "/" + segment)) + (random.Next(5) == 0 ? "/{*rest}" : "");
        return pattern.Length == 0 ? "/" : pattern;
    }

    private static string Request(Random random)
    {
        var segments = Enumerable.Range(0, random.Next(1, 6)).Select(_ => "/" + Pick(random, PathSegments));
        return $"{Pick(random, [.. Methods, "HEAD", "OPTIONS"])} {string.Concat(segments)}";
    }

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
