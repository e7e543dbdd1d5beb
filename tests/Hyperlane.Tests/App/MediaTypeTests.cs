using Hyperlane.Endpoints;

namespace Hyperlane.Tests.App;

/// <summary>What a file is called decides what a browser takes it for: with <c>nosniff</c> it does not guess.</summary>
public sealed class MediaTypeTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hyperlane-types-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("a.html", "text/html; charset=utf-8")]
    [InlineData("a.JPG", "image/jpeg")]
    [InlineData("a.js", "text/javascript; charset=utf-8")]
    [InlineData("a.mjs", "text/javascript; charset=utf-8")]
    [InlineData("a.json", "application/json")]
    [InlineData("a.map", "application/json")]
    [InlineData("a.geojson", "application/geo+json")]
    [InlineData("a.jsonl", "application/jsonl")]
    [InlineData("a.svg", "image/svg+xml")]
    [InlineData("a.ico", "image/x-icon")]
    [InlineData("a.apng", "image/apng")]
    [InlineData("a.woff", "font/woff")]
    [InlineData("a.woff2", "font/woff2")]
    [InlineData("a.ttf", "font/ttf")]
    [InlineData("a.webmanifest", "application/manifest+json")]
    [InlineData("a.vtt", "text/vtt; charset=utf-8")]
    [InlineData("a.ics", "text/calendar; charset=utf-8")]
    [InlineData("a.yaml", "text/yaml; charset=utf-8")]
    [InlineData("a.tsv", "text/tab-separated-values; charset=utf-8")]
    [InlineData("a.m4a", "audio/mp4")]
    [InlineData("a.xml", "application/xml")]
    [InlineData("a.xhtml", "application/xhtml+xml")]
    [InlineData("a.wasm", "application/wasm")]
    [InlineData("a.parquet", "application/vnd.apache.parquet")]
    [InlineData("a", "application/octet-stream")]
    [InlineData("a.", "application/octet-stream")]
    [InlineData("a.unheard-of", "application/octet-stream")]
    public async Task Files_have_the_type_of_their_extension(string name, string expected)
    {
        await using var app = await StartAsync();

        Assert.Equal(expected, await TypeOfAsync(app, name));
    }

    [Fact]
    public async Task A_user_adds_types_and_changes_known_ones_by_code_and_by_configuration()
    {
        await using var app = await StartAsync(options =>
        {
            options.MediaTypes[".Splat"] = "model/x-splat";
            options.MediaTypes["js"] = "text/plain";
        }, "--Hyperlane:MediaTypes:.glb=model/x-own; version=2");

        Assert.Equal("model/x-splat", await TypeOfAsync(app, "a.splat"));
        Assert.Equal("text/plain", await TypeOfAsync(app, "a.js"));
        Assert.Equal("model/x-own; version=2", await TypeOfAsync(app, "a.GLB"));
        Assert.Equal("text/css; charset=utf-8", await TypeOfAsync(app, "a.css"));
    }

    [Fact]
    public async Task A_result_asks_the_same_table_unless_it_says_the_type()
    {
        File.WriteAllText(Path.Combine(_root, "a.glb"), "x");
        await using var app = Build();
        app.Get("/by-name", context => new FileResult(Path.Combine(_root, "a.glb")).ExecuteAsync(context));
        app.Get("/said", context => new FileResult(Path.Combine(_root, "a.glb"), "text/x-said").ExecuteAsync(context));
        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("model/gltf-binary", await AskAsync(app, "/by-name"));
        Assert.Equal("text/x-said", await AskAsync(app, "/said"));
    }

    private HyperlaneApp Build(Action<HyperlaneOptions>? configure = null, params string[] arguments)
    {
        var builder = HyperlaneApp.CreateBuilder(
            ["--urls=http://127.0.0.1:0", $"--contentRoot={_root}", "--Logging:LogLevel:Default=None", .. arguments]);
        configure?.Invoke(builder.Options);
        return builder.Build();
    }

    private async Task<HyperlaneApp> StartAsync(Action<HyperlaneOptions>? configure = null, params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(_root, "wwwroot"));
        var app = Build(configure, arguments);
        app.UseStaticFiles();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private async Task<string> TypeOfAsync(HyperlaneApp app, string name)
    {
        await File.WriteAllTextAsync(Path.Combine(_root, "wwwroot", name), "x");
        return await AskAsync(app, "/" + name);
    }

    private static async Task<string> AskAsync(HyperlaneApp app, string path)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(app.Urls[0] + path));
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        return response.Content.Headers.GetValues("Content-Type").Single();
    }
}
