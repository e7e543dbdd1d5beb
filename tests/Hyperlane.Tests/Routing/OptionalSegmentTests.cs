using System.Text;
using Hyperlane.Http;
using Hyperlane.Routing;

namespace Hyperlane.Tests.Routing;

/// <summary>Paths that may end before their last parameters.</summary>
public sealed class OptionalSegmentTests
{
    [Theory]
    [InlineData("/a/{id?}", "/a/5", "id=5")]
    [InlineData("/a/{id?}", "/a", "id=-")]
    [InlineData("/a/{id?}", "/a/", "id=-")]
    [InlineData("/a/{id?}", "/a/5/6", null)]
    [InlineData("/a/{id:int?}", "/a", "id=-")]
    [InlineData("/a/{id:int?}", "/a/x", null)]
    [InlineData("/a/{id=7}", "/a", "id=7")]
    [InlineData("/a/{id=7}", "/a/8", "id=8")]
    [InlineData("/a/{id:int=7}", "/a", "id=7")]
    [InlineData("/{name=über uns}", "/", "name=über uns")]
    [InlineData("/{year?}/{month?}/{day=1}", "/", "year=- month=- day=1")]
    [InlineData("/{year?}/{month?}/{day=1}", "/2026", "year=2026 month=- day=1")]
    [InlineData("/{year?}/{month?}/{day=1}", "/2026/11/30", "year=2026 month=11 day=30")]
    public void A_path_may_end_before_them(string pattern, string path, string? expected)
    {
        var table = new RouteTable<string>([new Route<string>("GET", RoutePattern.Parse(pattern), "it", "Program.cs:1")]);
        var (values, bytes) = (new RouteValues(), Encoding.UTF8.GetBytes(path));
        values.Reset(bytes);

        foreach (var method in (string[])["GET", "HEAD"])
        {
            values.Reset(bytes);
            var isFound = table.Match(method, bytes, values).IsFound;
            Assert.Equal(expected, isFound
                ? string.Join(' ', RoutePattern.Parse(pattern).ParameterNames.Select(name =>
                    $"{name}={(values.TryGet(name, out var value) ? value : "-")}"))
                : null);
        }
    }

    [Fact]
    public void What_is_left_out_is_no_value_and_a_default_is_one()
    {
        var table = new RouteTable<string>([new Route<string>("GET", RoutePattern.Parse("/{a?}/{b=5}"), "it", "Program.cs:1")]);
        var values = new RouteValues();
        values.Reset("/"u8.ToArray());
        Assert.True(table.Match("GET", "/"u8, values).IsFound);

        Assert.False(values.TryGet<int>("a", out _));
        Assert.Throws<KeyNotFoundException>(() => values["a"]);
        Assert.Equal(5, values.Get<int>("b"));
    }

    [Fact]
    public void A_route_without_it_says_the_same()
    {
        var error = Assert.Throws<RouteConflictException>(() => new Router("GET /a/{id?}", "GET /b", "GET /a"));

        Assert.Contains("GET /a/{id?} (Program.cs:1) and GET /a (Program.cs:3) answer the same requests", error.Message,
            StringComparison.Ordinal);
    }
}
