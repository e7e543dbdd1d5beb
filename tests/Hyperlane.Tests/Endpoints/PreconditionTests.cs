using Hyperlane.Endpoints;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Conditional requests (RFC 9110 §13) for ten bytes of version "v1", changed on Sunday, 6 November 1994, 08:49:37.</summary>
public sealed class PreconditionTests : IAsyncLifetime
{
    private const string Date = "Sun, 06 Nov 1994 08:49:37 GMT";
    private const string Before = "Sun, 06 Nov 1994 08:49:36 GMT";
    private const string After = "Sun, 06 Nov 1994 08:49:38 GMT";

    private static readonly byte[] Ten = "0123456789"u8.ToArray();
    private static readonly DateTimeOffset Changed = new(1994, 11, 6, 8, 49, 37, 654, TimeSpan.Zero);

    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await Quiet.StartAsync(app =>
    {
        app.Get("/strong", context => new FileResult(Ten, "text/x") { ETag = "\"v1\"", LastModified = Changed }.ExecuteAsync(context));
        app.Get("/weak", context => new FileResult(Ten, "text/x") { ETag = "W/\"v1\"", LastModified = Changed }.ExecuteAsync(context));
        app.Get("/fresh", context => new FileResult(Ten, "text/x") { LastModified = DateTimeOffset.UtcNow }.ExecuteAsync(context));
        app.Get("/plain", context => new FileResult(Ten, "text/x").ExecuteAsync(context));
        app.Post("/strong", context => new FileResult(Ten, "text/x") { ETag = "\"v1\"", LastModified = Changed }.ExecuteAsync(context));
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/strong", "If-None-Match: \"v1\"", 304)]
    [InlineData("/strong", "If-None-Match: W/\"v1\"", 304)]
    [InlineData("/strong", "If-None-Match: \"v0\", \"a,b\" ,\tW/\"v1\"", 304)]
    [InlineData("/strong", "If-None-Match: \"v0\"\r\nIf-None-Match: \"v1\"", 304)]
    [InlineData("/strong", "If-None-Match: *", 304)]
    [InlineData("/strong", "If-None-Match: \"v2\"", 200)]
    [InlineData("/strong", "If-None-Match: \"V1\"", 200)]
    [InlineData("/strong", "If-None-Match: v1", 200)]
    [InlineData("/strong", "If-None-Match: \"v1", 200)]
    [InlineData("/strong", "If-None-Match: w/\"v1\"", 200)]
    [InlineData("/weak", "If-None-Match: \"v1\"", 304)]
    [InlineData("/weak", "If-None-Match: W/\"v1\"", 304)]
    [InlineData("/plain", "If-None-Match: *", 304)]
    [InlineData("/plain", "If-None-Match: \"v1\"", 200)]
    [InlineData("/strong", "If-Modified-Since: " + Date, 304)]
    [InlineData("/strong", "If-Modified-Since: " + After, 304)]
    [InlineData("/strong", "If-Modified-Since: " + Before, 200)]
    [InlineData("/strong", "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT", 304)]
    [InlineData("/strong", "If-Modified-Since: Sun Nov  6 08:49:37 1994", 304)]
    [InlineData("/strong", "If-Modified-Since: Sun Nov  6 08:49:36 1994", 200)]
    [InlineData("/strong", "If-Modified-Since: 1994-11-06T08:49:37Z", 200)]
    [InlineData("/strong", "If-Modified-Since: soon", 200)]
    [InlineData("/plain", "If-Modified-Since: " + Date, 200)]
    [InlineData("/strong", "If-None-Match: \"v2\"\r\nIf-Modified-Since: " + After, 200)]
    [InlineData("/strong", "If-None-Match: \"v1\"\r\nIf-Modified-Since: " + Before, 304)]
    [InlineData("/strong", "If-Match: \"v1\"", 200)]
    [InlineData("/strong", "If-Match: \"v0\",\"v1\"", 200)]
    [InlineData("/strong", "If-Match: *", 200)]
    [InlineData("/plain", "If-Match: *", 200)]
    [InlineData("/strong", "If-Match: \"v2\"", 412)]
    [InlineData("/strong", "If-Match: W/\"v1\"", 412)]
    [InlineData("/strong", "If-Match: v1", 412)]
    [InlineData("/weak", "If-Match: W/\"v1\"", 412)]
    [InlineData("/plain", "If-Match: \"v1\"", 412)]
    [InlineData("/strong", "If-Unmodified-Since: " + Date, 200)]
    [InlineData("/strong", "If-Unmodified-Since: " + After, 200)]
    [InlineData("/strong", "If-Unmodified-Since: " + Before, 412)]
    [InlineData("/strong", "If-Unmodified-Since: soon", 200)]
    [InlineData("/plain", "If-Unmodified-Since: " + Before, 200)]
    [InlineData("/strong", "If-Match: \"v1\"\r\nIf-Unmodified-Since: " + Before, 200)]
    [InlineData("/strong", "If-Match: \"v2\"\r\nIf-None-Match: \"v1\"", 412)]
    [InlineData("/strong", "If-Match: \"v1\"\r\nIf-None-Match: \"v1\"", 304)]
    [InlineData("/strong", "If-None-Match: \"v1\"\r\nRange: bytes=0-1", 304)]
    public async Task Conditions_decide_for_GET_and_HEAD(string path, string condition, int status)
    {
        var get = await AskAsync("GET", path, condition);
        var head = await AskAsync("HEAD", path, condition);

        Assert.Equal((status, status), (get.Status, head.Status));
        Assert.Equal(status switch { 200 => "text/x", 304 => null, _ => "application/problem+json" },
            get.Headers.GetValueOrDefault("Content-Type"));
        if (path == "/strong" && status != 412)
        {
            Assert.Equal(("\"v1\"", Date), (get.Headers["ETag"], get.Headers["Last-Modified"]));
        }
    }

    [Theory]
    [InlineData("/strong", "\"v1\"", 206)]
    [InlineData("/strong", "\"v2\"", 200)]
    [InlineData("/strong", "W/\"v1\"", 200)]
    [InlineData("/strong", "\"v1\", \"v2\"", 200)]
    [InlineData("/strong", "*", 200)]
    [InlineData("/strong", "v1", 200)]
    [InlineData("/weak", "W/\"v1\"", 200)]
    [InlineData("/weak", "\"v1\"", 200)]
    [InlineData("/strong", Date, 206)]
    [InlineData("/strong", Before, 200)]
    [InlineData("/strong", After, 200)]
    [InlineData("/plain", "\"v1\"", 200)]
    [InlineData("/plain", Date, 200)]
    public async Task If_Range_gives_a_part_only_of_the_same_version(string path, string ifRange, int status)
    {
        var response = await AskAsync("GET", path, $"Range: bytes=2-4\r\nIf-Range: {ifRange}");

        Assert.Equal((status, status == 206 ? "234" : "0123456789"), (response.Status, response.Body));
    }

    [Fact]
    public async Task If_Range_does_not_trust_a_date_of_this_second()
    {
        await using var client = new RawClient(_app);
        var date = (await client.AskAsync("GET /fresh HTTP/1.1\r\nHost: a\r\n\r\n")).Headers["Last-Modified"];

        var response = await client.AskAsync($"GET /fresh HTTP/1.1\r\nHost: a\r\nRange: bytes=0-0\r\nIf-Range: {date}\r\n\r\n");

        Assert.Equal(200, response.Status);
    }

    [Theory]
    [InlineData("If-None-Match: \"v1\"")]
    [InlineData("If-Match: \"v2\"")]
    [InlineData("Range: bytes=0-1")]
    public async Task After_a_POST_the_deed_is_done(string condition)
        => Assert.Equal((200, "0123456789"), await AskAsync("POST", "/strong", condition) is var response
            ? (response.Status, response.Body)
            : default);

    private async Task<RawResponse> AskAsync(string method, string path, string headers)
    {
        await using var client = new RawClient(_app);
        return await client.AskAsync($"{method} {path} HTTP/1.1\r\nHost: a\r\n{headers}\r\n\r\n", method == "HEAD");
    }
}
