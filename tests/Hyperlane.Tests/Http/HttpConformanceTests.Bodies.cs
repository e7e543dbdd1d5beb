namespace Hyperlane.Tests.Http;

/// <content>Bodies of requests: by length, in chunks, unread, invited.</content>
public abstract partial class HttpConformanceTests
{
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

        Assert.Equal(100, (await client.AskAsync(
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")).Status);
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
}
