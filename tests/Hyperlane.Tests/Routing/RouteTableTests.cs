using System.Text;
using Hyperlane.Http;
using Hyperlane.Routing;

namespace Hyperlane.Tests.Routing;

public sealed class RouteTableTests
{
    private static readonly string[] Routes =
    [
        "GET /", "GET /posts", "GET /posts/{slug}", "POST /posts/{id:int}/comments", "GET /users/{id:guid}",
        "GET /users/{name:alpha:length(2,9)}/posts/{year:range(1990,2100)}", "GET /files/{*path}",
    ];

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/posts/hello")]
    [InlineData("HEAD", "/posts/hello/")]
    [InlineData("POST", "/posts/42/comments")]
    [InlineData("GET", "/users/0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("GET", "/users/ann/posts/2024")]
    [InlineData("GET", "/files/a/b/c")]
    [InlineData("GET", "/nowhere")]
    [InlineData("DELETE", "/posts/42")]
    public void A_match_allocates_nothing(string method, string path)
    {
        var table = new RouteTable<string>(Routes.Select(Router.Declare));
        var values = new RouteValues();
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < 100; i++)
        {
            Match(table, method, bytes, values);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Match(table, method, bytes, values);
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
    }

    [Fact]
    public void Ten_thousand_routes_are_all_found()
    {
        var router = new Router(Enumerable.Range(0, 10_000).Select(i => $"GET /r{i}/{{id:int}}/x{i % 7}"));

        Assert.All(
            Enumerable.Range(0, 10_000),
            i => Assert.Equal($"GET /r{i}/{{id:int}}/x{i % 7} id={i}", router.Ask($"GET /r{i}/{i}/x{i % 7}")));
        Assert.Equal("404", router.Ask("GET /r10000/1/x4"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("posts")]
    public void What_is_no_path_is_not_found(string path)
    {
        var table = new RouteTable<string>([Router.Declare("GET /{*path}", 1)]);

        Assert.Equal(RouteMatchStatus.NotFound, table.Match("GET", Encoding.UTF8.GetBytes(path), new RouteValues()).Status);
    }

    [Fact]
    public void Values_are_left_alone_unless_a_route_is_found()
    {
        var table = new RouteTable<string>([Router.Declare("GET /{a}/{b}/c", 1)]);
        var values = new RouteValues();

        table.Match("GET", "/1/2/d"u8, values);
        table.Match("POST", "/1/2/c"u8, values);

        Assert.Equal(0, values.Count);
    }

    [Fact]
    public void Routes_are_listed_as_they_were_declared()
    {
        var table = new RouteTable<string>(Routes.Select(Router.Declare));

        Assert.Equal(Routes, table.Routes.Select(route => $"{route.Method} {route.Pattern}"));
    }

    [Fact]
    public void There_are_no_more_methods_than_fit()
    {
        var routes = Enumerable.Range(0, 63).Select(i => Router.Declare($"M{i} /", i));

        Assert.Throws<NotSupportedException>(() => new RouteTable<string>(routes));
        Assert.Equal(62, new RouteTable<string>(routes.Take(62)).Routes.Count);
    }

    private static RouteMatch<string> Match(RouteTable<string> table, string method, byte[] path, RouteValues values)
    {
        values.Reset(path);
        return table.Match(method, path, values);
    }
}
