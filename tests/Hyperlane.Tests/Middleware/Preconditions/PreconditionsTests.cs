using System.Text.Json;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Middleware.Preconditions;

/// <summary>Conditional requests (RFC 9110 §13) for what is no file, over a port.</summary>
public sealed class PreconditionsTests : IAsyncLifetime
{
    private const string Date = "Sun, 06 Nov 1994 08:49:37 GMT";
    private const string Before = "Sun, 06 Nov 1994 08:49:36 GMT";

    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("thing", "", 200)]
    [InlineData("thing", "If-Match: \"v1\"", 200)]
    [InlineData("thing", "If-Match: \"v0\", \"v1\"", 200)]
    [InlineData("thing", "If-Match: \"v0\"\r\nIf-Match: \"v1\"", 200)]
    [InlineData("thing", "If-Match: *", 200)]
    [InlineData("thing", "If-Match: \"nonsense\"", 412)]
    [InlineData("thing", "If-Match: W/\"v1\"", 412)]
    [InlineData("thing", "If-Match: v1", 412)]
    [InlineData("thing", "If-Match: ", 412)]
    [InlineData("thing", "If-None-Match: *", 412)]
    [InlineData("thing", "If-None-Match: W/\"v1\"", 412)]
    [InlineData("thing", "If-None-Match: \"v2\"", 200)]
    [InlineData("thing", "If-None-Match: v1", 400)]
    [InlineData("thing", "If-None-Match: \"v2\" \"v1\"", 400)]
    [InlineData("thing", "If-Unmodified-Since: " + Date, 200)]
    [InlineData("thing", "If-Unmodified-Since: " + Before, 412)]
    [InlineData("thing", "If-Unmodified-Since: soon", 200)]
    [InlineData("thing", "If-Modified-Since: " + Date, 200)]
    [InlineData("thing", "If-Match: \"v1\"\r\nIf-Unmodified-Since: " + Before, 200)]
    [InlineData("thing", "If-Match: \"v1\"\r\nIf-None-Match: \"v1\"", 412)]
    [InlineData("none", "If-Match: *", 412)]
    [InlineData("none", "If-Match: \"v1\"", 412)]
    [InlineData("none", "If-None-Match: *", 200)]
    [InlineData("none", "If-Unmodified-Since: " + Before, 200)]
    public async Task Conditions_of_a_write_are_evaluated_before_the_method_runs(string name, string condition, int status)
    {
        foreach (var method in (string[])["PUT", "POST", "PATCH", "DELETE"])
        {
            var before = Runs;
            var answer = await AskAsync(method, $"/guarded/{name}", condition);

            Assert.Equal((method, status), (method, answer.Status));
            Assert.Equal(status == 200 ? 1 : 0, Runs - before);
            if (status != 200)
            {
                Assert.Equal("application/problem+json", answer.Headers["Content-Type"]);
                Assert.NotEmpty(JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString()!);
            }
        }
    }

    [Theory]
    [InlineData("thing", "", 428)]
    [InlineData("thing", "If-Unmodified-Since: soon", 428)]
    [InlineData("thing", "If-Modified-Since: " + Date, 428)]
    [InlineData("thing", "If-Match: \"v1\"", 200)]
    [InlineData("thing", "If-Match: \"v2\"", 412)]
    [InlineData("thing", "If-Unmodified-Since: " + Date, 200)]
    [InlineData("none", "", 200)]
    public async Task A_condition_can_be_required(string name, string condition, int status)
    {
        foreach (var method in (string[])["PUT", "PATCH", "DELETE"])
        {
            Assert.Equal((method, status), (method, (await AskAsync(method, $"/guarded/must/{name}", condition)).Status));
        }

        Assert.Equal(status == 428 ? 200 : status, (await AskAsync("POST", $"/guarded/must/{name}", condition)).Status);
    }

    [Fact]
    public async Task Settings_require_conditions_and_let_weak_tags_match()
    {
        await using var app = await Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false, arguments:
            ["--Hyperlane:Preconditions:RequirePreconditions=true", "--Hyperlane:Preconditions:AllowWeakETags=true"]);
        await using var client = new RawClient(app);

        Assert.Equal(428, (await client.AskAsync("PUT /guarded/a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")).Status);
        Assert.Equal(200, (await client.AskAsync(
            "PUT /guarded/a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nIf-Match: W/\"v1\"\r\n\r\n")).Status);
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("If-None-Match: \"v1\"", 304)]
    [InlineData("If-None-Match: *", 304)]
    [InlineData("If-Modified-Since: " + Date, 304)]
    [InlineData("If-Modified-Since: " + Before, 200)]
    [InlineData("If-Match: \"v2\"", 412)]
    public async Task A_version_that_the_client_has_is_not_made_again(string condition, int status)
    {
        foreach (var method in (string[])["GET", "HEAD"])
        {
            var before = Runs;
            var answer = await AskAsync(method, "/guarded/thing", condition);

            Assert.Equal((method, status, status == 200 ? 1 : 0), (method, answer.Status, Runs - before));
            if (status != 412)
            {
                Assert.Equal(("\"v1\"", Date), (answer.Headers["ETag"], answer.Headers["Last-Modified"]));
            }
        }
    }

    [Theory]
    [InlineData("/guarded/none", "If-None-Match: \"v1\"")]
    [InlineData("/guarded/none", "If-Match: *")]
    [InlineData("/guarded/member?version=none", "If-None-Match: *")]
    public async Task What_is_not_there_has_no_version(string path, string condition)
    {
        var answer = await AskAsync("GET", path, condition);

        Assert.Equal((404, false), (answer.Status, answer.Headers.ContainsKey("ETag")));
    }

    [Theory]
    [InlineData("/guarded/hash")]
    [InlineData("/guarded/hash?count=20000")]
    [InlineData("/guarded/member?version=v7")]
    [InlineData("/guarded/result")]
    public async Task An_answer_has_a_tag_and_is_sent_once(string path)
    {
        var first = await AskAsync("GET", path, "");
        var head = await AskAsync("HEAD", path, "");
        var again = await AskAsync("GET", path, $"If-None-Match: {first.Headers["ETag"]}");
        var other = await AskAsync("GET", path, "If-None-Match: \"other\"");

        Assert.Equal((200, 200, 304, 200), (first.Status, head.Status, again.Status, other.Status));
        Assert.Equal((first.Headers["ETag"], first.Headers["ETag"]), (head.Headers["ETag"], again.Headers["ETag"]));
        Assert.Equal(("", other.Body), (again.Body, first.Body));
        Assert.False(again.Headers.ContainsKey("Content-Type"));
    }

    [Theory]
    [InlineData("v7", "\"v7\"")]
    [InlineData("W%2F%22v7%22", "W/\"v7\"")]
    [InlineData("%22v7%22", "\"v7\"")]
    public async Task A_member_is_the_tag(string version, string tag)
        => Assert.Equal(tag, (await AskAsync("GET", $"/guarded/member?version={version}", "")).Headers["ETag"]);

    [Theory]
    [InlineData("a%20b")]
    [InlineData("%C3%A4%0D%0ASet-Cookie:%20a=b")]
    [InlineData("a%22,%22b")]
    public async Task Text_that_cannot_stand_in_a_tag_is_hashed(string version)
        => Assert.Matches("^\"[0-9a-f]{32}\"$", (await AskAsync("GET", $"/guarded/member?version={version}", "")).Headers["ETag"]);

    [Fact]
    public void Versions_of_all_kinds_make_tags()
    {
        Assert.Equal("\"7\"", EntityTag.Of(7).ToString());
        Assert.Equal("\"0102ff\"", EntityTag.Of(new byte[] { 1, 2, 255 }).ToString());
        Assert.Equal("\"1994-11-06T08:49:37.6540000+00:00\"", EntityTag.Of(GuardedVersions.Changed).ToString());
        Assert.Equal("W/\"a\"", EntityTag.Of(new EntityTag("a", isWeak: true)).ToString());
        Assert.Throws<ArgumentException>(() => new EntityTag("a b"));
        Assert.Throws<ArgumentException>(() => new EntityTag("\"a\""));
    }

    [Fact]
    public async Task The_document_tells_of_conditions()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Get("/a/{name}", context => context.Text("a")).Use<EntityTags>();
            app.Post("/a/{name}", context => context.Text("a")).Use<EntityTags>();
            app.Put("/a/{name}", context => context.Text("a")).Use<RequiredPreconditions<GuardedVersions>>();
            app.Delete("/a/{name}", context => context.Text("a")).Use<Preconditions<GuardedVersions>>();
            app.MapOpenApi("""{"openapi":"3.1.1","info":{"title":"App","version":"1"},"paths":{}}"""u8);
        });
        var document = JsonDocument.Parse(await app.Client.GetStringAsync(Quiet.Path("/openapi.json"))).RootElement;
        var path = document.GetProperty("paths").GetProperty("/a/{name}");
        string Told(string method) => string.Join(' ', path.GetProperty(method).GetProperty("responses").EnumerateObject()
            .Select(one => one.Name).Concat(path.GetProperty(method).GetProperty("parameters").EnumerateArray()
                .Select(one => one.GetProperty("name").GetString())));

        Assert.Equal("200 400 304 name If-None-Match", Told("get"));
        Assert.Equal("ETag", Assert.Single(path.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("headers")
            .EnumerateObject()).Name);
        Assert.Equal("200 400 name", Told("post"));
        Assert.Equal("200 400 412 428 name If-Match", Told("put"));
        Assert.Equal("200 400 412 name If-Match", Told("delete"));
    }

    private int Runs => _app.Services.GetRequiredService<GuardedVersions>().Runs;

    private async Task<RawResponse> AskAsync(string method, string path, string headers)
    {
        await using var client = new RawClient(_app);
        var length = method is "GET" or "HEAD" ? "" : "Content-Length: 0\r\n";
        return await client.AskAsync(
            $"{method} {path} HTTP/1.1\r\nHost: a\r\n{length}{(headers == "" ? "" : headers + "\r\n")}\r\n", method == "HEAD");
    }
}
