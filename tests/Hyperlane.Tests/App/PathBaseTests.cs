using System.Text.Json;
using Hyperlane.Http;
using Hyperlane.Testing;

namespace Hyperlane.Tests.App;

public sealed class PathBaseTests
{
    [Theory]
    [InlineData("/app/posts/7", 200, "/app|/posts/7|7")]
    [InlineData("/app", 200, "/app|/|")]
    [InlineData("/app/", 200, "/app|/|")]
    [InlineData("/%61pp/posts/7", 200, "/app|/posts/7|7")]
    [InlineData("/app/posts/a%20b", 200, "/app|/posts/a b|a b")]
    [InlineData("/app/app/7", 404, null)]
    [InlineData("/posts/7", 404, null)]
    [InlineData("/application", 404, null)]
    [InlineData("/App/posts/7", 404, null)]
    [InlineData("/app/../posts/7", 404, null)]
    [InlineData("/", 404, null)]
    public async Task The_app_answers_below_it(string path, int status, string? expected)
    {
        await using var app = await StartAsync("/app");
        await using var client = new RawClient(app);

        var answer = await client.AskAsync($"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal(status, answer.Status);
        if (expected is not null)
        {
            Assert.Equal(expected, answer.Body);
        }
    }

    [Fact]
    public async Task Outside_of_it_the_answer_says_where_the_app_is()
    {
        await using var app = await StartAsync("/app");
        await using var client = new RawClient(app);

        Assert.Contains("There is nothing at /posts: this app answers below /app (Hyperlane:PathBase).",
            (await client.AskAsync("GET /posts HTTP/1.1\r\nHost: a\r\n\r\n")).Body, StringComparison.Ordinal);
        Assert.Equal(204, (await client.AskAsync("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
    }

    [Theory]
    [InlineData("/login", "/app/login")]
    [InlineData("/", "/app/")]
    [InlineData("/app/login", "/app/login")]
    [InlineData("/apple", "/app/apple")]
    [InlineData("login", "login")]
    [InlineData("//cdn.example/a", "//cdn.example/a")]
    [InlineData("https://else.example/a", "https://else.example/a")]
    public async Task Locations_of_the_app_have_it(string location, string expected)
    {
        await using var app = await StartAsync("/app");
        await using var client = new RawClient(app);

        foreach (var path in (string[])["redirect", "created"])
        {
            var answer = await client.AskAsync(
                $"GET /app/{path}?to={Uri.EscapeDataString(location)} HTTP/1.1\r\nHost: a\r\n\r\n");
            Assert.Equal(expected, answer.Headers["Location"]);
        }
    }

    [Fact]
    public async Task Case_counts_unless_it_does_not_for_paths()
    {
        await using var app = await StartAsync("/app/%C3%BCber", "--Hyperlane:IgnorePathCase=true");
        await using var client = new RawClient(app);

        Assert.Equal("/app/%C3%BCber|/Posts/\u00FC|\u00FC", (await client.AskAsync("GET /APP/%C3%BCBER/Posts/%C3%BC HTTP/1.1\r\nHost: a\r\n\r\n")).Body);
    }

    [Fact]
    public async Task The_OpenAPI_document_names_it_as_the_server()
    {
        await using var app = await StartAsync("/app");

        using var document = JsonDocument.Parse(await app.Client.GetStringAsync(Quiet.Path("/app/openapi.json")));

        Assert.Equal("/app", document.RootElement.GetProperty("servers")[0].GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("app")]
    [InlineData("/app/")]
    [InlineData("/")]
    [InlineData("/a//b")]
    [InlineData("/a/../b")]
    [InlineData("/a b")]
    [InlineData("/a?b")]
    [InlineData("/a%2Fb")]
    [InlineData("/a%zz")]
    public async Task What_is_no_path_is_refused_at_start(string pathBase)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync(pathBase));

        Assert.StartsWith($"The setting Hyperlane:PathBase is wrong: '{pathBase}' is no path base.", error.Message, StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync(string pathBase, params string[] arguments) => Quiet.StartAsync(app =>
    {
        app.Get("/", context => Show(context, ""));
        app.Get("/posts/{id}", context => Show(context, context.Request.RouteValues["id"]));
        app.Get("/redirect", context => context.Redirect(context.Request.Query["to"]!));
        app.Get("/created", context => context.Created(context.Request.Query["to"]!, 1));
        app.MapOpenApi("""{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{}}"""u8);
    }, arguments: [$"--Hyperlane:PathBase={pathBase}", .. arguments]);

    private static ValueTask Show(HttpContext context, string id)
        => context.Text($"{context.Request.PathBase}|{context.Request.Path}|{id}");
}
