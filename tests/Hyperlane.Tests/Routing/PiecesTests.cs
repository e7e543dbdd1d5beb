using Hyperlane.Routing;

namespace Hyperlane.Tests.Routing;

/// <summary>Segments of several parameters with text between them.</summary>
public sealed class PiecesTests
{
    [Theory]
    [InlineData("/{name}.{ext}", "/a.txt", " name=a ext=txt")]
    [InlineData("/{name}.{ext}", "/a.b.txt", " name=a.b ext=txt")]
    [InlineData("/{name}.{ext}", "/a.", null)]
    [InlineData("/{name}.{ext}", "/.txt", null)]
    [InlineData("/{name}.{ext}", "/a", null)]
    [InlineData("/{name}.{ext:alpha}", "/a.7", null)]
    [InlineData("/v{major:int}", "/v2", " major=2")]
    [InlineData("/v{major:int}", "/vx", null)]
    [InlineData("/v{major}", "/v", null)]
    [InlineData("/{id}:cancel", "/5:cancel", " id=5")]
    [InlineData("/{id}:cancel", "/:cancel", null)]
    [InlineData("/{id}:cancel", "/5:start", null)]
    [InlineData("/{year}-{month}-{day}", "/2026-11-30", " year=2026 month=11 day=30")]
    [InlineData("/a/{x}/{name}.{ext}/b/{y}", "/a/1/n.e/b/2", " x=1 name=n ext=e y=2")]
    [InlineData("/{größe}ß{b}", "/xßy", " größe=x b=y")]
    public void Text_between_parameters_tells_them_apart(string pattern, string path, string? expected)
        => Assert.Equal(expected is null ? "404" : $"GET {pattern}{expected}", new Router($"GET {pattern}").Ask($"GET {path}"));

    [Fact]
    public void They_are_tried_before_a_parameter_alone_and_beside_numbers()
    {
        var router = new Router("GET /f/{name}.{ext}", "GET /f/{id:int}", "GET /f/{any}", "GET /f/a.b");

        Assert.Equal("GET /f/{name}.{ext} name=x ext=y", router.Ask("GET /f/x.y"));
        Assert.Equal("GET /f/{id:int} id=5", router.Ask("GET /f/5"));
        Assert.Equal("GET /f/{any} any=x", router.Ask("GET /f/x"));
        Assert.Equal("GET /f/a.b", router.Ask("GET /f/a.b"));
    }

    [Fact]
    public void What_is_alike_is_shared_and_still_taken_apart_rightly()
    {
        var router = new Router("GET /a/{x}.{y}", "GET /b/{x}/{y}", "GET /c/{x}-{y}");

        Assert.Equal("GET /a/{x}.{y} x=1 y=2", router.Ask("GET /a/1.2"));
        Assert.Equal("GET /b/{x}/{y} x=1.2 y=3", router.Ask("GET /b/1.2/3"));
        Assert.Equal("GET /c/{x}-{y} x=1 y=2", router.Ask("GET /c/1-2"));
    }

    [Theory]
    [InlineData("/files/a.TXT", true)]
    [InlineData("/Files/A.txt", true)]
    [InlineData("/files/a.bin", false)]
    public void Their_text_has_no_case_where_paths_have_none(string path, bool isFound)
    {
        var table = new RouteTable<string>([new Route<string>("GET", RoutePattern.Parse("/files/{name}.Txt"), "it", "Program.cs:1")],
            ignoreCase: true);
        var (values, bytes) = (new Hyperlane.Http.RouteValues(), System.Text.Encoding.UTF8.GetBytes(path));
        values.Reset(bytes);

        Assert.Equal(isFound, table.Match("GET", bytes, values).IsFound);
        Assert.True(!isFound || string.Equals(values["name"], "A", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Two_that_one_value_satisfies_are_told()
    {
        var error = Assert.Throws<RouteConflictException>(() => new Router("GET /{a}.{b}", "GET /{a}-{b}"));

        Assert.Contains("are ambiguous", error.Message, StringComparison.Ordinal);
    }
}
