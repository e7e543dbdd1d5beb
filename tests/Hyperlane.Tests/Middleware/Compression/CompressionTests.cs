using System.IO.Compression;
using System.Net;
using System.Text;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Middleware;

public sealed class CompressionTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("All that is text is compressed. ", 100));
    private static readonly string Huge = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i} of many; "));

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip;q=0.1", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0.5, br;q=0", "gzip")]
    [InlineData("identity;q=0, gzip", "gzip")]
    [InlineData("identity, gzip;q=0.5", null)]
    [InlineData("identity;q=0.5, gzip;q=0.5", "gzip")]
    [InlineData("gzip;q=0", null)]
    [InlineData("*;q=0", null)]
    [InlineData("identity;q=0", null)]
    [InlineData("zstd", null)]
    [InlineData("gzip;q=abc", null)]
    [InlineData("", null)]
    [InlineData(",,;;=", null)]
    [InlineData(null, null)]
    public async Task The_coding_is_the_one_that_the_client_likes_best(string? accept, string? expected)
    {
        await using var app = await StartAsync();

        using var answer = await AskAsync(app, "/text", accept);
        Assert.Equal(expected, Coding(answer));
        Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary));
        Assert.Equal(Long, await DecodeAsync(answer));
        Assert.NotNull(answer.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/short", "short")]
    [InlineData("/image", null)]
    [InlineData("/encoded", null)]
    [InlineData("/kept", null)]
    [InlineData("/part", null)]
    public async Task What_is_not_worth_it_or_must_not_be_touched_goes_out_as_it_is(string path, string? body)
    {
        await using var app = await StartAsync();

        using var answer = await AskAsync(app, path, "br, gzip");
        Assert.Equal(path == "/encoded" ? "own" : null, Coding(answer));
        Assert.Empty(answer.Headers.Vary);
        if (body is not null)
        {
            Assert.Equal(body, await answer.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Large_answers_of_all_kinds_arrive_whole(string coding)
    {
        var folder = Directory.CreateTempSubdirectory("hyperlane-compression-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "page.html"), Huge);
            await using var app = await StartAsync(folder);

            foreach (var path in (string[])["/huge", "/stream", "/announced", "/files/page.html", "/problem"])
            {
                using var answer = await AskAsync(app, path, coding);
                Assert.Equal((path, coding), (path, Coding(answer)));
                Assert.Contains(path == "/problem" ? "\"status\":400" : Huge, await DecodeAsync(answer), StringComparison.Ordinal);
            }

            using var part = new HttpRequestMessage(HttpMethod.Get, "/files/page.html")
            {
                Headers = { { "Accept-Encoding", coding }, { "Range", "bytes=0-999" } },
            };
            using var range = await app.Client.SendAsync(part);
            Assert.Equal((HttpStatusCode.PartialContent, null), (range.StatusCode, Coding(range)));
            Assert.Equal(Huge[..1000], await range.Content.ReadAsStringAsync());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task What_is_flushed_can_be_read_before_the_rest_is_written(string coding)
    {
        using var goOn = new SemaphoreSlim(0);
        await using var app = await StartAsync(goOn: goOn);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/events") { Headers = { { "Accept-Encoding", coding } } };
        using var answer = await app.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(coding, Coding(answer));
        using var reader = new StreamReader(Decoder(coding, await answer.Content.ReadAsStreamAsync()));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal($"data: {i}", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)));
            Assert.Equal("", await reader.ReadLineAsync());
            goOn.Release();
        }

        Assert.Null(await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Streams_beyond_the_limit_are_sent_as_they_are()
    {
        using var goOn = new SemaphoreSlim(0);
        await using var app = await StartAsync(goOn: goOn, options: new CompressionOptions { MaxConcurrentStreams = 1 });
        for (var round = 0; round < 2; round++)
        {
            using var first = await AskAsync(app, "/events", "gzip", HttpCompletionOption.ResponseHeadersRead);
            using var second = await AskAsync(app, "/events", "gzip", HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(("gzip", null), (Coding(first), Coding(second)));
            goOn.Release(6);
            Assert.StartsWith("data: 0", await DecodeAsync(first), StringComparison.Ordinal);
            Assert.StartsWith("data: 0", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tags_become_weak_and_HEAD_says_what_GET_says()
    {
        await using var app = await StartAsync();

        foreach (var (accept, tag) in (IEnumerable<(string?, string)>)[("br", "W/\"v1\""), (null, "\"v1\"")])
        {
            using var get = await AskAsync(app, "/tagged", accept);
            using var request = new HttpRequestMessage(HttpMethod.Head, "/tagged");
            if (accept is not null)
            {
                request.Headers.Add("Accept-Encoding", accept);
            }

            using var head = await app.Client.SendAsync(request);
            Assert.Equal(tag, get.Headers.ETag?.ToString());
            Assert.Equal("Accept-Encoding", Assert.Single(head.Headers.Vary));
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Equal(Coding(get), Coding(head));
            Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        }
    }

    [Fact]
    public async Task An_answer_without_content_stays_without()
    {
        await using var app = await StartAsync();

        foreach (var (path, status) in (IEnumerable<(string, int)>)[("/nothing", 204), ("/same", 304)])
        {
            using var answer = await AskAsync(app, path, "br");
            Assert.Equal((status, null), ((int)answer.StatusCode, Coding(answer)));
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Settings_choose_types_and_lengths()
    {
        await using var app = await Quiet.StartAsync(
            app => Declare(app.Use<Hyperlane.Middleware.Compression>(), null, null), inMemory: false,
            arguments:
            [
                "--Hyperlane:Compression:MimeTypes=image/*;*+json", "--Hyperlane:Compression:MinBytes=5",
                "--Hyperlane:Compression:Level=Optimal",
            ]);

        foreach (var (path, coding) in (IEnumerable<(string, string?)>)[("/text", null), ("/image", "br"), ("/problem", "br")])
        {
            using var answer = await AskAsync(app, path, "br");
            Assert.Equal((path, coding), (path, Coding(answer)));
        }
    }

    [Theory]
    [InlineData("MinBytes=-1", "MinBytes is -1; it must be at least 0.")]
    [InlineData("MaxConcurrentStreams=-1", "MaxConcurrentStreams is -1; it must be at least 0.")]
    [InlineData("Level=17", "Level is 17, which is none of its values.")]
    [InlineData("MimeTypes=html", "MimeTypes has 'html'; write text/html, text/* or *+json.")]
    public async Task A_setting_that_makes_no_sense_is_refused_at_start(string setting, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(
            () => Quiet.StartAsync(_ => { }, arguments: $"--Hyperlane:Compression:{setting}"));

        Assert.Equal($"The setting Hyperlane:Compression:{expected}", error.Message);
    }

    private static string? Coding(HttpResponseMessage answer) => answer.Content.Headers.ContentEncoding.SingleOrDefault();

    private static Stream Decoder(string? coding, Stream stream) => coding switch
    {
        "br" => new BrotliStream(stream, CompressionMode.Decompress),
        "gzip" => new GZipStream(stream, CompressionMode.Decompress),
        _ => stream,
    };

    private static async Task<string> DecodeAsync(HttpResponseMessage answer)
    {
        using var reader = new StreamReader(Decoder(Coding(answer), await answer.Content.ReadAsStreamAsync()));
        return await reader.ReadToEndAsync();
    }

    private static async Task<HttpResponseMessage> AskAsync(
        TestApp app, string path, string? accept, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accept);
        }

        return await app.Client.SendAsync(request, completion);
    }

    private static Task<TestApp> StartAsync(string? folder = null, SemaphoreSlim? goOn = null, CompressionOptions? options = null)
        => Quiet.StartAsync(
            app => Declare(app.Use(new Hyperlane.Middleware.Compression(options ?? new())), folder, goOn), inMemory: false);

    private static void Declare(RouteGroup app, string? folder, SemaphoreSlim? goOn)
    {
        app.Get("/text", context => context.Text(Long));
        app.Get("/short", context => context.Text("short"));
        app.Get("/image", context => context.Bytes(Encoding.UTF8.GetBytes(Long), "image/png"));
        app.Get("/problem", context => context.Problem(400, Long));
        app.Get("/nothing", context => context.NoContent());
        app.Get("/same", context =>
        {
            context.Response.StatusCode = 304;
            return ValueTask.CompletedTask;
        });
        app.Get("/encoded", context => With(context, "Content-Encoding", "own"));
        app.Get("/kept", context => With(context, "Cache-Control", "public, No-Transform"));
        app.Get("/part", context => With(context, "Content-Range", "bytes 0-1/2"));
        app.Get("/tagged", context => With(context, "ETag", "\"v1\""));
        app.Get("/huge", context => context.Text(Huge));
        app.Get("/stream", async context =>
        {
            context.Response.ContentType = "text/plain";
            foreach (var part in Huge.Chunk(5000))
            {
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(part));
            }
        });
        app.Get("/announced", async context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = Huge.Length;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Huge));
            await context.Response.Body.FlushAsync();
        });
        app.Get("/events", async context =>
        {
            context.Response.ContentType = "text/event-stream";
            for (var i = 0; i < 3; i++)
            {
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {i}\n\n"));
                await context.Response.Body.FlushAsync();
                await goOn!.WaitAsync();
            }
        });
        if (folder is not null)
        {
            app.Get("/files/{name}", context
                => Results.File(Path.Combine(folder, context.Request.RouteValues["name"]!)).ExecuteAsync(context));
        }
    }

    private static ValueTask With(HttpContext context, string name, string value)
    {
        context.Response.Headers[name] = value;
        return context.Text(Long);
    }
}
