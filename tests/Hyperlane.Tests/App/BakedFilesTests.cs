using System.IO.Compression;
using System.Net;
using System.Text;
using Hyperlane.Endpoints;
using Hyperlane.Tests.Endpoints;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.App;

/// <summary>Files that are held ready, compressed forms, the page of a single-page app, and what shadows an index.html.</summary>
public sealed class BakedFilesTests : IDisposable
{
    private static readonly string Script = string.Concat(Enumerable.Repeat("console.log('hello');\n", 200));

    private readonly string _root = Directory.CreateTempSubdirectory("hyperlane-baked-").FullName;
    private readonly AppLog _log = new();

    public BakedFilesTests()
    {
        Write("index.html", "<h1>home</h1>");
        Write("app.js", Script);
        Write("assets/index-B7x2Kf9a.js", Script);
        Write("jquery-validation.js", Script);
        Write("photo-20240101.css", "a {}");
        Write("built.js", Script);
        Write("built.js.br", "not really brotli");
        Write("stale.js", Script);
        Write("stale.js.gz", "old");
        File.SetLastWriteTimeUtc(Path.Combine(_root, "wwwroot/stale.js.gz"), DateTime.UtcNow.AddDays(-1));
    }

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("Production", "/app.js", "gzip, br", "br")]
    [InlineData("Production", "/app.js", "gzip", "gzip")]
    [InlineData("Production", "/app.js", "br;q=0.5, gzip", "gzip")]
    [InlineData("Production", "/app.js", "br;q=0, *", "gzip")]
    [InlineData("Production", "/app.js", "*", "br")]
    [InlineData("Production", "/app.js", "GZIP", "gzip")]
    [InlineData("Production", "/app.js", "gzip;q=0.5, identity", null)]
    [InlineData("Production", "/app.js", "gzip;q=0", null)]
    [InlineData("Production", "/app.js", "gzip;q=soon", null)]
    [InlineData("Production", "/app.js", "zstd", null)]
    [InlineData("Production", "/app.js", "", null)]
    [InlineData("Production", "/built.js", "br", "br")]
    [InlineData("Development", "/built.js", "br", "br")]
    [InlineData("Development", "/built.js", "gzip", null)]
    [InlineData("Development", "/stale.js", "gzip", null)]
    public async Task A_compressed_form_goes_to_those_that_take_it(string environment, string path, string accepted, string? coding)
    {
        await using var app = await StartAsync(environment);

        using var answer = await GetAsync(app, path, ("Accept-Encoding", accepted));
        var body = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        if (environment == "Production" || path == "/built.js")
        {
            Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary));
        }

        var isBuilt = path == "/built.js";
        Assert.Equal(isBuilt && coding is not null ? "not really brotli" : Script, isBuilt ? Encoding.UTF8.GetString(body)
            : coding switch
            {
                "br" => Read(new BrotliStream(new MemoryStream(body), CompressionMode.Decompress)),
                "gzip" => Read(new GZipStream(new MemoryStream(body), CompressionMode.Decompress)),
                _ => Encoding.UTF8.GetString(body)
            });
    }

    [Fact]
    public async Task Each_form_has_a_tag_of_its_own_and_conditions_and_parts_hold_for_it()
    {
        await using var app = await StartAsync();
        using var plain = await GetAsync(app, "/app.js");
        using var coded = await GetAsync(app, "/app.js", ("Accept-Encoding", "br"));
        using var again = await GetAsync(app, "/app.js", ("Accept-Encoding", "br"), ("If-None-Match", coded.Headers.ETag!.ToString()));
        using var other = await GetAsync(app, "/app.js", ("Accept-Encoding", "br"), ("If-None-Match", plain.Headers.ETag!.ToString()));
        using var part = await GetAsync(app, "/app.js", ("Range", "bytes=0-3"));
        using var none = await GetAsync(app, "/app.js", ("Range", "bytes=999999-"), ("Accept-Encoding", "br"));

        Assert.NotEqual(plain.Headers.ETag, coded.Headers.ETag);
        Assert.Equal((304, 200, 206, 416), ((int)again.StatusCode, (int)other.StatusCode, (int)part.StatusCode, (int)none.StatusCode));
        Assert.Equal("cons", await part.Content.ReadAsStringAsync());
        Assert.Empty(none.Content.Headers.ContentEncoding);
        Assert.StartsWith("{", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(again.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("Production", 32L * 1024 * 1024)]
    [InlineData("Production", 100L)]
    [InlineData("Production", 0L)]
    [InlineData("Development", 32L * 1024 * 1024)]
    public async Task A_changed_file_shows_at_the_next_visit_and_a_removed_one_is_gone(string environment, long maxBytes)
    {
        await using var app = await StartAsync(environment, options => options.MaxBakedBytes = maxBytes);
        using var before = await GetAsync(app, "/index.html");
        Write("index.html", "<h1>another home</h1>");
        using var after = await GetAsync(app, "/index.html");
        File.Delete(Path.Combine(_root, "wwwroot/index.html"));
        using var gone = await GetAsync(app, "/index.html");

        Assert.Equal(("<h1>home</h1>", "<h1>another home</h1>", 404),
            (await before.Content.ReadAsStringAsync(), await after.Content.ReadAsStringAsync(), (int)gone.StatusCode));
    }

    [Theory]
    [InlineData("/assets/index-B7x2Kf9a.js", "public, max-age=31536000, immutable")]
    [InlineData("/app.js", "no-cache")]
    [InlineData("/jquery-validation.js", "no-cache")]
    [InlineData("/photo-20240101.css", "no-cache")]
    public async Task Names_with_a_hash_are_kept_for_good(string path, string expected)
    {
        await using var app = await StartAsync(configure: options => options.ImmutableHashedNames = true);

        using var answer = await GetAsync(app, path);

        Assert.Equal(expected, Assert.Single(answer.Headers.GetValues("Cache-Control")));
    }

    [Theory]
    [InlineData("GET", "/orders/7", "text/html,application/xhtml+xml,*/*;q=0.8", 200)]
    [InlineData("HEAD", "/orders/7", "text/html", 200)]
    [InlineData("GET", "/api/missing", "application/json", 404)]
    [InlineData("GET", "/api/missing", "*/*", 404)]
    [InlineData("GET", "/api/missing", "application/json, text/html;q=0.5", 404)]
    [InlineData("GET", "/missing.js", "text/html", 404)]
    [InlineData("GET", "/v1.2/orders", "text/html", 200)]
    [InlineData("POST", "/orders/7", "text/html", 404)]
    [InlineData("POST", "/api/known", "text/html", 405)]
    [InlineData("GET", "/.env", "text/html", 404)]
    public async Task The_page_of_a_single_page_app_answers_browsers_that_go_somewhere(
        string method, string path, string accept, int status)
    {
        await using var app = await StartAsync(configure: options => options.Fallback = "index.html");

        using var answer = await GetAsync(app, path, new HttpMethod(method), ("Accept", accept));

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 200)
        {
            Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
            Assert.Equal(("Accept", "no-cache"), (Assert.Single(answer.Headers.Vary), answer.Headers.CacheControl?.ToString()));
        }
    }

    [Fact]
    public async Task A_fallback_that_is_not_there_is_told_at_the_start()
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync(configure: options => options.Fallback = "app.html"));

        Assert.Contains("There is no file 'app.html'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/{*path}", true)]
    [InlineData("/{page?}", true)]
    [InlineData("/api", false)]
    [InlineData("/{page}", false)]
    public async Task A_route_that_shadows_the_index_is_told(string pattern, bool isTold)
    {
        await using var app = await StartAsync(declare: app => app.Get(pattern, context => context.Text("a route")));

        var told = _log.Lines.Where(line => line.Contains("is not shown at /", StringComparison.Ordinal)).ToArray();

        Assert.Equal(isTold ? 1 : 0, told.Length);
        Assert.All(told, line =>
        {
            Assert.Contains("wwwroot/index.html", line, StringComparison.Ordinal);
            Assert.Contains($"GET {pattern} (BakedFilesTests.cs:", line, StringComparison.Ordinal);
        });
    }

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private async Task<HyperlaneApp> StartAsync(string environment = "Production", Action<StaticFileOptions>? configure = null,
        Action<HyperlaneApp>? declare = null)
    {
        var builder = HyperlaneApp.CreateBuilder("--urls", "http://127.0.0.1:0", "--contentRoot", _root, "--environment", environment);
        builder.Logging.ClearProviders().AddProvider(_log);
        var app = builder.Build();
        app.Get("/api/known", context => context.Text("known"));
        declare?.Invoke(app);
        app.UseStaticFiles(options => configure?.Invoke(options));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private void Write(string path, string content)
    {
        var place = Path.Combine(_root, "wwwroot", path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllText(place, content);
    }

    private static Task<HttpResponseMessage> GetAsync(HyperlaneApp app, string path, params (string Name, string Value)[] headers)
        => GetAsync(app, path, HttpMethod.Get, headers);

    private static async Task<HttpResponseMessage> GetAsync(HyperlaneApp app, string path, HttpMethod method,
        params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        using var request = new HttpRequestMessage(method, new Uri(app.Urls[0] + path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
