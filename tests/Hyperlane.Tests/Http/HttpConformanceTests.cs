using System.Text;
using Hyperlane.Testing;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Http;

/// <summary>What a connection does, the same over memory and over every kind of socket.</summary>
public abstract partial class HttpConformanceTests(bool inMemory, TransportKind transport = TransportKind.Auto)
{
    [Fact]
    public async Task Keeps_the_connection_for_the_next_request()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        for (var i = 0; i < 3; i++)
        {
            var response = await client.AskAsync(Get("/text"));
            Assert.Equal((200, "Hello, World!", false), (response.Status, response.Body, response.Closes));
            Assert.Equal("13", response.Headers["Content-Length"]);
            Assert.Equal("text/plain; charset=utf-8", response.Headers["Content-Type"]);
            Assert.True(DateTimeOffset.TryParse(response.Headers["Date"], out var date)
                && (DateTimeOffset.UtcNow - date).Duration() < TimeSpan.FromMinutes(1));
        }
    }

    [Theory]
    [InlineData("GET /text HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", true, true)]
    [InlineData("GET /text HTTP/1.0\r\n\r\n", true, true)]
    [InlineData("GET /text HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", false, false)]
    [InlineData("GET /close HTTP/1.1\r\nHost: a\r\n\r\n", true, true)]
    public async Task Ends_the_connection_when_asked_to(string request, bool says, bool ends)
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        Assert.Equal(says, (await client.AskAsync(request)).Closes);
        if (ends)
        {
            Assert.True(await client.IsClosedAsync());
        }
        else
        {
            Assert.Equal(200, (await client.AskAsync(request)).Status);
        }
    }

    [Fact]
    public async Task Answers_pipelined_requests_in_their_order()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        await client.SendAsync(string.Concat(Enumerable.Range(0, 100).Select(i => i % 3 == 0
            ? Post("/echo", $"body {i}")
            : Get($"/numbers/{i}"))));
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(i % 3 == 0 ? $"body {i}" : $"{i}", (await client.ReadAsync()).Body);
        }
    }

    [Theory]
    [InlineData("/text", "13")]
    [InlineData("/numbers/12", "2")]
    public async Task Answers_HEAD_as_GET_without_the_body(string path, string length)
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var response = await client.AskAsync($"HEAD {path} HTTP/1.1\r\nHost: a\r\n\r\n", head: true);

        Assert.Equal((200, length), (response.Status, response.Headers["Content-Length"]));
        Assert.Equal("Hello, World!", (await client.AskAsync(Get("/text"))).Body);
    }

    [Fact]
    public async Task Answers_HEAD_of_a_stream_with_the_head_of_a_stream()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var response = await client.AskAsync("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n", head: true);

        Assert.Equal("chunked", response.Headers["Transfer-Encoding"]);
        Assert.Equal("Hello, World!", (await client.AskAsync(Get("/text"))).Body);
    }

    [Fact]
    public async Task Sends_a_stream_in_chunks_and_to_HTTP_1_0_until_the_end()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var chunked = await client.AskAsync(Get("/stream"));
        Assert.Equal(("chunked", "onetwothree"), (chunked.Headers["Transfer-Encoding"], chunked.Body));

        var old = await client.AskAsync("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        Assert.Equal((true, "onetwothree"), (old.Closes, old.Body));
        Assert.False(old.Headers.ContainsKey("Transfer-Encoding"));
    }

    private static string Get(string path) => $"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n";

    private static string Post(string path, string body)
        => $"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private static void Configure(HyperlaneAppBuilder builder, Action<HyperlaneOptions>? configure)
    {
        builder.Logging.ClearProviders();
        configure?.Invoke(builder.Options);
    }

    private Task<TestApp> StartAsync(Action<HyperlaneOptions>? configure = null, Action<HyperlaneApp>? declare = null)
        => TestApp.StartAsync(
        app =>
        {
            app.Get("/text", context => context.Text("Hello, World!"));
            app.Get("/numbers/{n:int}", context => context.Text(context.Request.RouteValues["n"]));
            app.Get("/close", context =>
            {
                context.Response.Headers["Connection"] = "close";
                return context.Text("bye");
            });
            app.Post("/echo", async context => await context.Bytes(await context.Request.ReadBytesAsync(), "application/octet-stream"));
            app.Post("/ignore", context => context.Text("ignored"));
            app.Post("/length", async context => await context.Text($"{(await context.Request.ReadBytesAsync()).Length}"));
            app.Post("/limited/{most:long}", async context =>
            {
                context.Request.MaxBodyBytes = context.Request.RouteValues.Get<long>("most");
                await context.Text($"{(await context.Request.ReadBytesAsync()).Length}");
            });
            app.Get("/stream", async context =>
            {
                foreach (var part in (string[])["one", "two", "three"])
                {
                    await context.Response.BodyWriter.WriteAsync(Encoding.ASCII.GetBytes(part));
                    await context.Response.BodyWriter.FlushAsync();
                }
            });
            declare?.Invoke(app);
        },
        new TestAppOptions
        {
            InMemory = inMemory,
            Arguments = [$"--Hyperlane:Transport={transport}"],
            Configure = builder => Configure(builder, configure)
        });
}
