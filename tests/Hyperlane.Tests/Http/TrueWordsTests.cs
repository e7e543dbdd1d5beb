using System.Text;

namespace Hyperlane.Tests.Http;

/// <summary>What is said of a request that is refused, or of a value that is read, is so.</summary>
public sealed class TrueWordsTests
{
    private const string Post = "POST /echo HTTP/1.1\r\nHost: a\r\n";

    [Theory]
    [InlineData(Post + "Content-Length: 9223372036854775808\r\n\r\n", 413, "Content-Length is larger than any body that this server takes.")]
    [InlineData(Post + "Content-Length: 1x\r\n\r\n", 400, "Content-Length is not a whole number.")]
    [InlineData(Post + "Transfer-Encoding: , chunked\r\n\r\n0\r\n\r\n", 400, "Transfer-Encoding must be 'chunked' and nothing else, not even an empty element of a list.")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n", 400, "The size of a chunk has more digits than this server takes.")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\ng\r\n", 400, "The size of a chunk is not a hexadecimal number.")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n5;a\nhello", 400, "The size of a chunk is followed by something other than chunk extensions and CR LF.")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n5 \r\nhello", 400, "The size of a chunk is followed by something other than chunk extensions and CR LF.")]
    [InlineData("GET / HTTP/1.1\r\nHost: a%zz\r\n\r\n", 400, "The Host header is not a host and port.")]
    [InlineData("GET /%0a HTTP/1.1\r\nHost: a\r\n\r\n", 400, "The path has a broken percent escape or an escaped control character, or does not decode to UTF-8.")]
    public async Task Of_a_refusal(string request, int status, string words)
    {
        await using var app = await Quiet.StartAsync(
            app => app.Post("/echo", async context => await context.Text(await context.Request.ReadTextAsync())));
        await using var client = new RawClient(app);

        var answer = await client.AskAsync(request);

        Assert.Equal(status, answer.Status);
        Assert.Contains($"\"detail\":\"{words} (RFC ", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D\u00fcss", "D\u00fcss")]
    [InlineData("D\u00c3\u00bcss", "D\u00fcss")]
    [InlineData("\u00ff\u00fe", "\u00ff\u00fe")]
    public async Task No_byte_of_a_header_is_lost(string sent, string read)
    {
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", context => context.Text(context.Request.Headers["T"] + "|"
                + context.Request.Headers.Single(header => header.Key == "T").Value)));
        await using var client = new RawClient(app);

        // Sent as Latin-1, one byte for each character.
        Assert.Equal($"{read}|{read}", (await client.AskAsync($"GET / HTTP/1.1\r\nHost: a\r\nT: {sent}\r\n\r\n")).Body);
    }

    [Fact]
    public async Task A_304_may_tell_the_length_of_what_has_not_changed()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Get("/", context =>
            {
                context.Response.StatusCode = 304;
                context.Response.ContentLength = 12;
                return ValueTask.CompletedTask;
            });
            app.Get("/plain", context =>
            {
                context.Response.StatusCode = 304;
                return ValueTask.CompletedTask;
            });
        });
        await using var client = new RawClient(app);

        var told = await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        var plain = await client.AskAsync("GET /plain HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal((304, "12"), (told.Status, told.Headers["Content-Length"]));
        Assert.Equal((304, false), (plain.Status, plain.Headers.ContainsKey("Content-Length")));
    }

    [Fact]
    public async Task Browsers_do_not_guess_what_an_answer_is()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Get("/text", context => context.Text("<script>"));
            app.Get("/json", context => context.Json("<script>"));
            app.Get("/stream", async context =>
            {
                context.Response.ContentType = "text/plain";
                await context.Response.BodyWriter.WriteAsync("<script>"u8.ToArray());
                await context.Response.BodyWriter.FlushAsync();
            });
            app.Get("/none", context => context.NoContent());
            app.Get("/own", context =>
            {
                context.Response.Headers["X-Content-Type-Options"] = "";
                return context.Text("guess");
            });
        });
        await using var client = new RawClient(app);

        foreach (var (path, expected) in (IEnumerable<(string, string?)>)[("/text", "nosniff"), ("/json", "nosniff"),
            ("/stream", "nosniff"), ("/nowhere", "nosniff"), ("/none", null), ("/own", "")])
        {
            var answer = await client.AskAsync($"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n");
            Assert.Equal((path, expected), (path, answer.Headers.GetValueOrDefault("X-Content-Type-Options")));
        }
    }

    [Theory]
    [InlineData("/there", "/there")]
    [InlineData("/a%20b?c=%C3%BC", "/a%20b?c=%C3%BC")]
    [InlineData("/größe 1", "/gr%C3%B6%C3%9Fe%201")]
    [InlineData("/\ud83d\ude00\u2028", "/%F0%9F%98%80%E2%80%A8")]
    public async Task A_location_that_a_client_wrote_is_a_URI(string location, string expected)
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Get("/redirect", context => context.Redirect(context.Request.Query["to"]!));
            app.Get("/created", context => context.Created(context.Request.Query["to"]!, 1));
            app.Get("/result", context => new Hyperlane.Endpoints.Created<int>(context.Request.Query["to"]!, 1).ExecuteAsync(context));
            app.Get("/accepted", context => new Hyperlane.Endpoints.Accepted(context.Request.Query["to"]!).ExecuteAsync(context));
        });
        await using var client = new RawClient(app);

        foreach (var path in (string[])["redirect", "created", "result", "accepted"])
        {
            await client.SendAsync(Encoding.ASCII.GetBytes($"GET /{path}?to={Uri.EscapeDataString(location)} HTTP/1.1\r\nHost: a\r\n\r\n"));
            var answer = await client.ReadAsync();
            Assert.Equal((path, expected), (path, answer.Headers["Location"]));
        }
    }
}
