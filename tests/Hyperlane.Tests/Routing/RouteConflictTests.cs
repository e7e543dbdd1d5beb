using Hyperlane.Routing;

namespace Hyperlane.Tests.Routing;

public sealed class RouteConflictTests
{
    private const string Duplicate =
        " answer the same requests. Remove one or change its path; names of parameters and a slash at the end do not tell routes apart.";

    [Theory]
    [InlineData("/a", "/a")]
    [InlineData("/a", "/a/")]
    [InlineData("/", "/")]
    [InlineData("/a/{x}", "/a/{y}")]
    [InlineData("/a/{*x}", "/a/{*y}")]
    [InlineData("/a/{x:int}", "/a/{y:int}")]
    [InlineData("/a/{x:int:min(1)}", "/a/{y:min(1):int}")]
    [InlineData("/a/{x:int:int}", "/a/{y:int}")]
    [InlineData("/{x}/b/{y:range(1,2)}", "/{a}/b/{b:range(01, 2)}")]
    public void Duplicates_are_refused(string one, string other)
        => Assert.Equal($"GET {one} (Program.cs:1) and GET {other} (Program.cs:2){Duplicate}", ConflictOf(one, other));

    [Theory]
    [InlineData("/{x:int}", "/{y:long}", "{x:int}", "{y:long}")]
    [InlineData("/{x:int}", "/{y:decimal}", "{x:int}", "{y:decimal}")]
    [InlineData("/{x:int}", "/{y:int:min(1)}", "{x:int}", "{y:int:min(1)}")]
    [InlineData("/{x:range(1,5)}", "/{y:range(5,9)}", "{x:range(1,5)}", "{y:range(5,9)}")]
    [InlineData("/{x:alpha}", "/{y:bool}", "{x:alpha}", "{y:bool}")]
    [InlineData("/{x:alpha}", "/{y:length(3)}", "{x:alpha}", "{y:length(3)}")]
    [InlineData("/{x:decimal}", "/{y:datetime}", "{x:decimal}", "{y:datetime}")]
    [InlineData("/{x:regex(a)}", "/{y:regex(b)}", "{x:regex(a)}", "{y:regex(b)}")]
    [InlineData("/{x:regex(a)}", "/{y:int}", "{x:regex(a)}", "{y:int}")]
    [InlineData("/{x:alpha}/{y:int}/z", "/{a:alpha}/{b:long}/z", "{y:int}", "{b:long}")]
    public void Ambiguous_routes_are_refused(string one, string other, string first, string second)
        => Assert.Equal(
            $"GET {one} (Program.cs:1) and GET {other} (Program.cs:2) are ambiguous: one value can satisfy both {first} and {second}. "
            + "Use constraints that exclude each other, such as int and alpha, drop the constraints of one so that it comes second, or change a path.",
            ConflictOf(one, other));

    [Theory]
    [InlineData("GET /a", "POST /a")]
    [InlineData("GET /a", "HEAD /a")]
    [InlineData("GET /a", "GET /A")]
    [InlineData("GET /a", "GET /{x}")]
    [InlineData("GET /{x}", "GET /{x:int}")]
    [InlineData("GET /{x}", "GET /{*x}")]
    [InlineData("GET /{x}/a", "GET /{y}/b")]
    [InlineData("GET /{x:int}/a", "GET /{y:long}/b")]
    [InlineData("GET /{x:int}", "GET /{y:alpha}")]
    [InlineData("GET /{x:int}", "GET /{y:guid}")]
    [InlineData("GET /{x:int}", "GET /{y:bool}")]
    [InlineData("GET /{x:int}", "GET /{y:datetime}")]
    [InlineData("GET /{x:alpha}", "GET /{y:guid}")]
    [InlineData("GET /{x:min(10)}", "GET /{y:max(9)}")]
    [InlineData("GET /{x:range(1,5)}", "GET /{y:range(6,9)}")]
    [InlineData("GET /{x:length(3)}", "GET /{y:minlength(4)}")]
    [InlineData("GET /{x:int:min(5)}", "GET /{y:int:max(4)}")]
    [InlineData("GET /{a:int}/{b:int}", "GET /{a:long}/{b:alpha}")]
    [InlineData("GET /{a:int}/{b}", "GET /{a}/{b:int}")]
    public void Routes_that_precedence_tells_apart_are_accepted(string one, string other)
        => Assert.Null(Record.Exception(() => new Router(one, other)));

    [Fact]
    public void All_conflicts_are_reported_at_once()
    {
        var e = Assert.Throws<RouteConflictException>(() => new Router("GET /a", "POST /b", "GET /a", "POST /b", "GET /a"));

        Assert.Equal(
            [
                $"GET /a (Program.cs:1) and GET /a (Program.cs:3){Duplicate}",
                $"GET /a (Program.cs:1) and GET /a (Program.cs:5){Duplicate}",
                $"POST /b (Program.cs:2) and POST /b (Program.cs:4){Duplicate}",
            ],
            e.Message.Split(Environment.NewLine));
    }

    private static string ConflictOf(string one, string other)
        => Assert.Throws<RouteConflictException>(() => new Router("GET " + one, "GET " + other)).Message;
}
