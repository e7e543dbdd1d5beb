using System.Text;
using Hyperlane.Http;
using Hyperlane.Testing;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Http;

/// <summary>What a connection does, the same over memory and over sockets.</summary>
public abstract class HttpConformanceTests(bool inMemory)
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
            Assert.True(DateTimeOffset.TryParse(response.Headers["Date"], out var date) && (DateTimeOffset.UtcNow - date).Duration() < TimeSpan.FromMinutes(1));
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

        await client.SendAsync(string.Concat(Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? Post("/echo", $"body {i}") : Get($"/numbers/{i}"))));
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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData(3_000_000)]
    public async Task Carries_bodies_of_every_size_both_ways(int size)
    {
        await using var app = await StartAsync();
        var body = new byte[size];
        new Random(size).NextBytes(body);

        foreach (var chunked in (bool[])[false, true])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/echo") { Content = new ByteArrayContent(body) };
            request.Headers.TransferEncodingChunked = chunked;
            using var response = await app.Client.SendAsync(request);
            Assert.Equal(body, await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Reads_a_chunked_body_that_arrives_byte_by_byte()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        foreach (var b in "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\nT: v\r\n\r\n")
        {
            await client.SendAsync([(byte)b]);
        }

        Assert.Equal("abcde", (await client.ReadAsync()).Body);
        Assert.Equal("Hello, World!", (await client.AskAsync(Get("/text"))).Body);
    }

    [Fact]
    public async Task Invites_a_body_that_waits_for_it()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        Assert.Equal(100, (await client.AskAsync("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")).Status);
        Assert.Equal("hello", (await client.AskAsync("hello")).Body);
    }

    [Fact]
    public async Task Does_not_invite_a_body_that_nobody_reads()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var response = await client.AskAsync("POST /ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");

        Assert.Equal((200, true), (response.Status, response.Closes));
    }

    [Fact]
    public async Task Skips_a_small_body_that_nobody_read_and_closes_after_a_large_one()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        Assert.False((await client.AskAsync(Post("/ignore", new string('x', 100_000)))).Closes);
        Assert.Equal("Hello, World!", (await client.AskAsync(Get("/text"))).Body);
        Assert.True((await client.AskAsync("POST /ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")).Closes);
    }

    [Fact]
    public async Task Refuses_a_body_over_the_limit_before_it_is_read()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var response = await client.AskAsync("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\nExpect: 100-continue\r\n\r\n");

        Assert.Equal((413, true), (response.Status, response.Closes));
        Assert.Equal("application/problem+json", response.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Refuses_a_chunked_body_that_grows_over_the_limit()
    {
        await using var app = await StartAsync(options => options.Limits.MaxBodyBytes = 1000);
        await using var client = new RawClient(app);
        var chunk = "1f4\r\n" + new string('x', 500) + "\r\n";

        Assert.Equal(200, (await client.AskAsync("POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n")).Status);
        var response = await client.AskAsync("POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "1\r\nx\r\n");
        Assert.Equal((413, true), (response.Status, response.Closes));
    }

    [Fact]
    public async Task Answers_a_malformed_chunk_with_400_and_closes()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var response = await client.AskAsync("POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

        Assert.Equal((400, true), (response.Status, response.Closes));
        Assert.True(await client.IsClosedAsync());
    }

    [Theory]
    [InlineData("GET /text HTTP/1.1\r\n\r\n", 400)]
    [InlineData("\u0016\u0003\u0001", 400)]
    [InlineData("GET /text HTTP/3.0\r\n", 505)]
    [InlineData("CONNECT a:80 HTTP/1.1\r\n", 501)]
    [InlineData("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400)]
    [InlineData("GET /text HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n", 417)]
    public async Task Refuses_in_problem_details_and_closes(string request, int status)
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        Assert.Equal("Hello, World!", (await client.AskAsync(Get("/text"))).Body);
        var response = await client.AskAsync(request);

        Assert.Equal((status, true, "application/problem+json"), (response.Status, response.Closes, response.Headers["Content-Type"]));
        Assert.Contains("RFC 9", response.Body, StringComparison.Ordinal);
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task Refuses_lines_and_headers_over_their_limits()
    {
        await using var app = await StartAsync();
        await using (var client = new RawClient(app))
        {
            Assert.Equal(414, (await client.AskAsync($"GET /{new string('a', 9000)} HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
        }

        await using (var client = new RawClient(app))
        {
            Assert.Equal(431, (await client.AskAsync($"GET / HTTP/1.1\r\nHost: a\r\nX: {new string('a', 40_000)}\r\n\r\n")).Status);
        }

        await using (var client = new RawClient(app))
        {
            Assert.Equal(431, (await client.AskAsync($"GET / HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Repeat("X: y\r\n", 100))}\r\n")).Status);
        }
    }

    [Fact]
    public async Task Lets_a_late_head_wait_no_longer_than_its_time()
    {
        await using var app = await StartAsync(options => options.Limits.HeadTimeout = TimeSpan.FromMilliseconds(1));
        await using var client = new RawClient(app);

        var response = await client.AskAsync("GET /text HTTP/1.1\r\nHo");

        Assert.Equal((408, true), (response.Status, response.Closes));
    }

    [Fact]
    public async Task Closes_an_idle_connection_after_its_time()
    {
        await using var app = await StartAsync(options => options.Limits.KeepAliveTimeout = TimeSpan.FromMilliseconds(1));
        await using var client = new RawClient(app);

        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task Gives_the_handler_word_when_the_client_leaves()
    {
        var left = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        await using var app = await StartAsync(declare: app => app.Get("/wait", async context =>
        {
            using var registration = context.RequestAborted.Register(left.SetResult);
            entered.SetResult();
            await left.Task;
        }));
        await using (var client = new RawClient(app))
        {
            await client.SendAsync(Get("/wait"));
            await entered.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }

        await left.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cuts_the_connection_when_a_stream_fails_half_way()
    {
        await using var app = await StartAsync(declare: app => app.Get("/half", async context =>
        {
            await context.Response.BodyWriter.WriteAsync("half"u8.ToArray());
            await context.Response.BodyWriter.FlushAsync();
            throw new InvalidOperationException("Half is all there is.");
        }));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.Client.GetStringAsync(new Uri("/half", UriKind.Relative)));
        Assert.Equal("Hello, World!", await app.Client.GetStringAsync(new Uri("/text", UriKind.Relative)));
    }

    [Theory]
    [InlineData("/short")]
    [InlineData("/long")]
    public async Task Cuts_the_connection_when_the_body_belies_its_length(string path)
    {
        await using var app = await StartAsync(declare: app =>
        {
            app.Get("/short", context => Lie(context, 20));
            app.Get("/long", context => Lie(context, 2));
        });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.Client.GetStringAsync(new Uri(path, UriKind.Relative)));

        static async ValueTask Lie(HttpContext context, int length)
        {
            context.Response.ContentLength = length;
            await context.Response.BodyWriter.FlushAsync();
            await context.Response.BodyWriter.WriteAsync("ten bytes!"u8.ToArray());
        }
    }

    [Theory]
    [InlineData("X\r\nY", "v")]
    [InlineData("X", "v\r\nY: w")]
    [InlineData("X", "caf\u00e9")]
    [InlineData("Transfer-Encoding", "chunked")]
    public async Task Lets_no_header_through_that_would_split_the_answer(string name, string value)
    {
        await using var app = await StartAsync(declare: app => app.Get("/header", context =>
        {
            Assert.Throws<ArgumentException>(() => context.Response.Headers[name] = value);
            Assert.Throws<ArgumentException>(() => context.Response.Headers.Append(name, value));
            return context.Text("refused");
        }));

        Assert.Equal("refused", await app.Client.GetStringAsync(new Uri("/header", UriKind.Relative)));
    }

    [Fact]
    public async Task Answers_what_is_under_way_when_it_stops_and_says_that_the_connection_ends()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var app = await StartAsync(declare: app => app.Get("/slow", async context =>
        {
            entered.SetResult();
            await release.Task;
            await context.Text("done");
        }));
        await using var client = new RawClient(app);
        await client.SendAsync(Get("/slow"));
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var stop = app.App.StopAsync();
        Assert.False(stop.IsCompleted);
        release.SetResult();

        var response = await client.ReadAsync();
        Assert.Equal(("done", true), (response.Body, response.Closes));
        await stop.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cuts_what_is_under_way_when_the_deadline_of_the_stop_passes()
    {
        var entered = new TaskCompletionSource();
        await using var app = await StartAsync(declare: app => app.Get("/forever", async context =>
        {
            var aborted = context.RequestAborted;
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, aborted);
        }));
        await using var client = new RawClient(app);
        await client.SendAsync(Get("/forever"));
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await app.App.StopAsync(new CancellationToken(canceled: true));

        Assert.True(await client.IsClosedAsync());
    }

    private static string Get(string path) => $"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n";

    private static string Post(string path, string body) => $"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private static void Configure(HyperlaneAppBuilder builder, Action<HyperlaneOptions>? configure)
    {
        builder.Logging.ClearProviders();
        configure?.Invoke(builder.Options);
    }

    private Task<TestApp> StartAsync(Action<HyperlaneOptions>? configure = null, Action<HyperlaneApp>? declare = null) => TestApp.StartAsync(
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
        new TestAppOptions { InMemory = inMemory, Configure = builder => Configure(builder, configure) });
}
