using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Files, bytes and streams, the same over memory and over sockets.</summary>
public abstract class FileResultTests(bool inMemory, TransportKind transport = TransportKind.Auto) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hyperlane-files-").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData(64 * 1024 + 1)]
    [InlineData(5_000_000)]
    public async Task Sends_files_of_every_size(int size)
    {
        var bytes = Write("data.bin", size);
        await using var app = await StartAsync(_ => Results.File(InFolder("data.bin")));

        using var response = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal((size, "application/octet-stream", "bytes"),
            ((int)response.Content.Headers.ContentLength!, response.Content.Headers.ContentType!.MediaType,
                Assert.Single(response.Headers.AcceptRanges)));
        Assert.Equal(HttpDate.Format(File.GetLastWriteTimeUtc(InFolder("data.bin"))),
            HttpDate.Format(response.Content.Headers.LastModified!.Value));
        Assert.False(response.Headers.ETag!.IsWeak);
    }

    [Fact]
    public async Task A_file_that_changes_gets_another_tag()
    {
        await using var app = await StartAsync(_ => Results.File(InFolder("a.txt")));
        Write("a.txt", 10);
        using var first = await app.Client.GetAsync(Quiet.Path("/"));
        Write("a.txt", 11);
        using var second = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
    }

    [Fact]
    public async Task HEAD_says_what_GET_would_and_heeds_no_range()
    {
        Write("a.txt", 10);
        await using var app = await StartAsync(_ => Results.File(InFolder("a.txt")));
        await using var client = new RawClient(app);

        var get = await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        var head = await client.AskAsync("HEAD / HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\n\r\n", head: true);

        Assert.Equal((200, "10"), (head.Status, head.Headers["Content-Length"]));
        Assert.Equal(get.Headers.Where(field => field.Key != "Date"), head.Headers.Where(field => field.Key != "Date"));
    }

    [Theory]
    [InlineData("bytes=2-4", "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", "789", "bytes 7-9/10")]
    [InlineData("bytes=-2", "89", "bytes 8-9/10")]
    [InlineData("bytes=0-99", "0123456789", "bytes 0-9/10")]
    [InlineData("bytes=3-3,20-", "3", "bytes 3-3/10")]
    public async Task Sends_the_part_that_is_asked_for(string range, string body, string contentRange)
    {
        await File.WriteAllTextAsync(InFolder("a.txt"), "0123456789");
        foreach (var result in (Func<FileResult>[])
            [() => Results.File(InFolder("a.txt")), () => Results.Bytes("0123456789"u8.ToArray(), "text/plain; charset=utf-8"),
                () => Results.Stream(Seekable("xy0123456789", 2), "text/plain; charset=utf-8")])
        {
            await using var app = await StartAsync(_ => result());
            await using var client = new RawClient(app);

            var response = await client.AskAsync($"GET / HTTP/1.1\r\nHost: a\r\nRange: {range}\r\n\r\n");

            Assert.Equal((206, body, contentRange), (response.Status, response.Body, response.Headers["Content-Range"]));
            Assert.Equal(("text/plain; charset=utf-8", $"{body.Length}"),
                (response.Headers["Content-Type"], response.Headers["Content-Length"]));
        }
    }

    [Fact]
    public async Task Sends_several_parts_as_one_answer()
    {
        await using var app = await StartAsync(_ => Results.Bytes("0123456789"u8.ToArray(), "text/x"));
        await using var client = new RawClient(app);

        var response = await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\nRange: bytes=7-8,0-1,-1\r\n\r\n");

        var boundary = response.Headers["Content-Type"].Split("boundary=")[1];
        Assert.Equal($"multipart/byteranges; boundary={boundary}", response.Headers["Content-Type"]);
        Assert.Equal(
            $"--{boundary}\r\nContent-Type: text/x\r\nContent-Range: bytes 7-8/10\r\n\r\n78\r\n"
            + $"--{boundary}\r\nContent-Type: text/x\r\nContent-Range: bytes 0-1/10\r\n\r\n01\r\n"
            + $"--{boundary}\r\nContent-Type: text/x\r\nContent-Range: bytes 9-9/10\r\n\r\n9\r\n--{boundary}--\r\n",
            response.Body);
        Assert.Equal((206, false), (response.Status, response.Headers.ContainsKey("Content-Range")));
        Assert.Equal($"{response.Body.Length}", response.Headers["Content-Length"]);
    }

    [Fact]
    public async Task Sends_large_parts_whole()
    {
        var bytes = Write("data.bin", 3_000_000);
        await using var app = await StartAsync(_ => Results.File(InFolder("data.bin")));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Range", "bytes=1000000-2999999" } } };

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(bytes[1_000_000..], await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Says_how_much_there_is_when_nothing_of_it_was_asked_for()
    {
        await using var app = await StartAsync(_ => new FileResult("0123456789"u8.ToArray(), "text/x") { DownloadName = "a.txt" });
        await using var client = new RawClient(app);

        var response = await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\nRange: bytes=10-\r\n\r\n");

        Assert.Equal((416, "bytes */10", "application/problem+json"),
            (response.Status, response.Headers["Content-Range"], response.Headers["Content-Type"]));
        Assert.False(response.Headers.ContainsKey("Content-Disposition"));
    }

    [Theory]
    [InlineData("none.txt")]
    [InlineData("none/none.txt")]
    [InlineData("")]
    public async Task A_file_that_is_not_there_is_404(string name)
    {
        await using var app = await StartAsync(_ => Results.File(InFolder(name)));
        using var response = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.Equal(404, (int)response.StatusCode);
        Assert.DoesNotContain(_folder, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_goes_out_in_chunks_and_is_disposed()
    {
        var stream = new Forwards(200_000);
        await using var app = await StartAsync(_ => Results.Stream(stream));
        await using var client = new RawClient(app);

        var response = await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\n\r\n");

        Assert.Equal((200, "chunked", "none", 200_000),
            (response.Status, response.Headers["Transfer-Encoding"], response.Headers["Accept-Ranges"], response.Body.Length));
        Assert.True(stream.IsDisposed);
    }

    [Fact]
    public async Task A_stream_is_disposed_even_if_nothing_of_it_is_sent()
    {
        var stream = new Forwards(10);
        await using var app = await StartAsync(_ => new FileResult(stream) { ETag = "\"1\"" });
        await using var client = new RawClient(app);

        Assert.Equal(304, (await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"1\"\r\n\r\n")).Status);
        Assert.True(stream.IsDisposed);
    }

    [Fact]
    public async Task Reads_no_faster_than_the_client_takes_it_and_ends_when_the_client_leaves()
    {
        const long Size = 1L << 40;
        var stream = new Forwards(Size);
        await using var app = await StartAsync(_ => Results.Stream(stream));
        await using (var client = new RawClient(app))
        {
            await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            await stream.Begun.Task.WaitAsync(TimeSpan.FromSeconds(20));

            // It comes to a standstill by itself: what was read is what fits between here and there.
            long before;
            do
            {
                before = stream.Read;
                await Task.Delay(100);
            }
            while (stream.Read != before);

            Assert.InRange(before, 1, 64L << 20);
        }

        await stream.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_leaves_half_way_is_no_error(bool inParts)
    {
        var log = new ErrorLog();
        Write("data.bin", 50_000_000);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", async context =>
            {
                try
                {
                    await Results.File(InFolder("data.bin")).ExecuteAsync(context);
                }
                finally
                {
                    ended.SetResult();
                }
            }),
            inMemory,
            builder => builder.Services.AddSingleton<ILoggerProvider>(log),
            arguments: [$"--Hyperlane:Transport={transport}"]);
        await using (var client = new RawClient(app))
        {
            await client.SendAsync($"GET / HTTP/1.1\r\nHost: a\r\n{(inParts ? "Range: bytes=0-20000000,20000001-40000000\r\n" : "")}\r\n");
            Assert.False(await client.IsClosedAsync());
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await app.App.StopAsync();
        Assert.Empty(log.Errors);
    }

    [Fact]
    public async Task A_file_that_becomes_shorter_cuts_the_connection()
    {
        await using var app = await StartAsync(_ => Results.Stream(new Shrinking()));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.Client.GetByteArrayAsync(Quiet.Path("/")));
    }

    [Theory]
    [InlineData("a.txt", "attachment; filename=\"a.txt\"")]
    [InlineData("a b;c.txt", "attachment; filename=\"a b;c.txt\"")]
    [InlineData("na\u00efve \u20ac.txt", "attachment; filename=\"na_ve _.txt\"; filename*=UTF-8''na%C3%AFve%20%E2%82%AC.txt")]
    [InlineData("\u65e5\u672c.txt", "attachment; filename=\"__.txt\"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.txt")]
    [InlineData("a\"b\\c.txt", "attachment; filename=\"a_b_c.txt\"; filename*=UTF-8''a%22b%5Cc.txt")]
    [InlineData("50%20.txt", "attachment; filename=\"50_20.txt\"; filename*=UTF-8''50%2520.txt")]
    [InlineData("a\r\nX: y.txt", "attachment; filename=\"a__X: y.txt\"; filename*=UTF-8''a%0D%0AX%3A%20y.txt")]
    public async Task Names_the_download_in_any_script(string name, string expected)
    {
        await using var app = await StartAsync(_ => Results.Bytes("x"u8.ToArray(), downloadName: name));
        await using var client = new RawClient(app);

        Assert.Equal(expected, (await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).Headers["Content-Disposition"]);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("\"v1")]
    [InlineData("\"v1\"x")]
    [InlineData("")]
    public void Refuses_what_is_no_entity_tag(string tag)
        => Assert.Throws<ArgumentException>(() => new FileResult(ReadOnlyMemory<byte>.Empty) { ETag = tag });

    private static MemoryStream Seekable(string text, int position)
        => new(System.Text.Encoding.ASCII.GetBytes(text)) { Position = position };

    private string InFolder(string name) => Path.Combine(_folder, name);

    private byte[] Write(string name, int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        File.WriteAllBytes(InFolder(name), bytes);
        return bytes;
    }

    private Task<TestApp> StartAsync(Func<HttpContext, FileResult> result)
        => Quiet.StartAsync(app => app.Get("/", context => result(context).ExecuteAsync(context)), inMemory,
            arguments: [$"--Hyperlane:Transport={transport}"]);
}
