using System.Text;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Http.Rfc;

/// <summary>What RFC 9110 and 9112 ask of the answers of an origin server.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200)]
    [InlineData("GET /status/204 HTTP/1.1\r\nHost: a\r\n\r\n", 204)]
    [InlineData("GET /status/205 HTTP/1.1\r\nHost: a\r\n\r\n", 205)]
    [InlineData("GET /status/304 HTTP/1.1\r\nHost: a\r\n\r\n", 304)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n", 404)]
    [InlineData("DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", 405)]
    [InlineData("GET /fail HTTP/1.1\r\nHost: a\r\n\r\n", 500)]
    public async Task Every_answer_has_one_date_of_now(string request, int status)
    {
        // RFC 9110 §6.6.1
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var answer = await client.AskAsync(request);

        Assert.Equal(status, answer.Status);
        Assert.True((DateTimeOffset.UtcNow - DateTimeOffset.ParseExact(answer.Headers["Date"], "R",
            null)).Duration() < TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public async Task Where_nothing_can_follow_nothing_is_announced(int status)
    {
        // RFC 9110 §8.6, RFC 9112 §6.1
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var answer = await client.AskAsync($"GET /status/{status} HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal(status, answer.Status);
        Assert.False(answer.Headers.ContainsKey("Content-Length") || answer.Headers.ContainsKey("Transfer-Encoding"));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    public async Task A_handler_that_writes_where_nothing_may_stand_has_failed(int status)
    {
        // RFC 9110 §6.4.1, §15.3.6
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        Assert.Equal(500, (await client.AskAsync($"GET /body/{status} HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
    }

    [Fact]
    public async Task A_205_says_that_nothing_follows()
    {
        // RFC 9110 §15.3.6
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        Assert.Equal("0", (await client.AskAsync("GET /status/205 HTTP/1.1\r\nHost: a\r\n\r\n")).Headers["Content-Length"]);
    }

    [Fact]
    public async Task The_space_before_the_reason_stays_where_there_is_no_reason()
    {
        // RFC 9112 §4
        await using var app = await StartAsync();
        await using var stream = app.Connect();
        await stream.WriteAsync("GET /status/299 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"u8.ToArray());

        using var reader = new StreamReader(stream, Encoding.Latin1);

        Assert.Equal("HTTP/1.1 299 ", await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData("DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", 405)]
    [InlineData("OPTIONS / HTTP/1.1\r\nHost: a\r\n\r\n", 204)]
    public async Task Who_cannot_ask_so_is_told_how(string request, int status)
    {
        // RFC 9110 §15.5.6, §9.3.7
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var answer = await client.AskAsync(request);

        Assert.Equal((status, "GET, HEAD, OPTIONS"), (answer.Status, answer.Headers["Allow"]));
    }

    [Fact]
    public async Task A_method_that_one_route_has_is_known_everywhere()
    {
        // RFC 9110 §9.1, §15.6.2
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        Assert.Equal(200, (await client.AskAsync("REPORT /report HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
        Assert.Equal(405, (await client.AskAsync("REPORT / HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
        Assert.Equal(501, (await client.AskAsync("BREW / HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
    }

    [Theory]
    [InlineData("GET /socket HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /socket HTTP/1.0\r\nHost: a\r\nConnection: Upgrade, keep-alive\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")]
    public async Task Who_has_to_upgrade_is_told_to_what(string request)
    {
        // RFC 9110 §15.5.22, §7.8; HTTP/1.0 cannot
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var answer = await client.AskAsync(request);

        Assert.Equal((426, "websocket"), (answer.Status, answer.Headers["Upgrade"]));
        Assert.Contains("Upgrade", answer.Headers["Connection"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_a_handler_may_say_begins_another_line()
    {
        // RFC 9110 §5.5
        const string Split = "/a\r\nX: y";
        await using var app = await StartAsync(app => app.Get("/split", async context =>
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await context.Redirect(Split));
            await Assert.ThrowsAsync<ArgumentException>(async () => await context.Created(Split, 1));
            await Assert.ThrowsAsync<ArgumentException>(async () => await context.Bytes(default, Split));
            Assert.Throws<ArgumentException>(() => context.Response.ContentType = Split);
            Assert.Throws<ArgumentException>(() => context.Response.Headers["Content-Type"] = Split);
            Assert.Throws<ArgumentException>(() => context.Response.Headers["Content-Length"] = "1\r\nX: y");
            Assert.Throws<ArgumentException>(() => context.Response.Headers["Connection"] = "close\r\nX: y");
            Assert.Throws<ArgumentOutOfRangeException>(() => context.Response.StatusCode = 100);
            context.Response.Clear();
            await context.Text("refused");
        }));
        await using var client = new RawClient(app);

        var answer = await client.AskAsync("GET /split HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal((200, "refused"), (answer.Status, answer.Body));
        Assert.False(answer.Headers.ContainsKey("X"));
    }

    private static Task<TestApp> StartAsync(Action<HyperlaneApp>? declare = null) => Quiet.StartAsync(app =>
    {
        app.Get("/", context => context.Text("hi"));
        app.Get("/status/{code:int}", context =>
        {
            context.Response.StatusCode = context.Request.RouteValues.Get<int>("code");
            return ValueTask.CompletedTask;
        });
        app.Get("/body/{code:int}", context => context.Text("body", context.Request.RouteValues.Get<int>("code")));
        app.Get("/fail", _ => throw new InvalidOperationException("meant"));
        app.Map("REPORT", "/report", context => context.Text("report"));
        app.WebSocket("/socket", socket => socket.CloseAsync().AsTask());
        declare?.Invoke(app);
    });
}
