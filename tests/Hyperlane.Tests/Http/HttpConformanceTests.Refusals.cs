namespace Hyperlane.Tests.Http;

/// <content>What is refused, with what, and what becomes of the connection.</content>
public abstract partial class HttpConformanceTests
{
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

        Assert.Equal(200, (await client.AskAsync("POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk
            + "0\r\n\r\n")).Status);
        var response = await client.AskAsync("POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk
            + "1\r\nx\r\n");
        Assert.Equal((413, true), (response.Status, response.Closes));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public async Task A_refused_body_closes_the_connection_only_where_it_is_too_large_to_throw_away(int bytes, bool closes)
    {
        await using var app = await StartAsync(options => options.Limits.MaxDrainBytes = 100);
        await using var client = new RawClient(app);

        var response = await client.AskAsync(Post("/limited/99", new string('x', bytes)));

        Assert.Equal((413, closes), (response.Status, response.Closes));
        if (!closes)
        {
            Assert.Equal("Hello, World!", (await client.AskAsync(Get("/text"))).Body);
        }
    }

    [Theory]
    [InlineData(3000, 2999, 413)]
    [InlineData(3000, 3000, 200)]
    [InlineData(10, 9, 413)]
    public async Task A_request_may_have_a_limit_of_its_own(int bytes, long most, int status)
    {
        await using var app = await StartAsync(options => options.Limits.MaxBodyBytes = 1000);
        await using var client = new RawClient(app);
        var body = new string('x', bytes);

        Assert.Equal(status, (await client.AskAsync(Post($"/limited/{most}", body))).Status);

        // The next request has that of all again.
        await using var other = new RawClient(app);
        Assert.Equal(200, (await other.AskAsync(Post("/limited/3000", body))).Status);
        Assert.Equal(bytes > 1000 ? 413 : 200, (await other.AskAsync(Post("/length", body))).Status);
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
            Assert.Equal(431, (await client.AskAsync(
                $"GET / HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Repeat("X: y\r\n", 100))}\r\n")).Status);
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
}
