using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.App;

public sealed class StaticFilesTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("hyperlane-files-").FullName;
    private HyperlaneApp? _app;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        Write("wwwroot/index.html", "<h1>home</h1>");
        Write("wwwroot/chat.css", "body {}");
        Write("wwwroot/größe 1.txt", "one");
        Write("wwwroot/docs/index.html", "<h1>docs</h1>");
        Write("wwwroot/.env", "secret");
        Write("wwwroot/rooms", "a file");
        Write("other/index.html", "other");
        Write("other/more.js", "more();");
        Write("secret.txt", "secret");
        _app = Build();
        _app.Get("/rooms", context => context.Text("a route"));
        _app.Use((context, next) =>
        {
            context.Response.Headers["X-Layer"] = "outer";
            return next(context);
        });
        _app.UseStaticFiles().UseStaticFiles("other");
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls[0]) };
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("/out.txt", 404)]
    [InlineData("/twice.txt", 404)]
    [InlineData("/up.txt", 404)]
    [InlineData("/outside/secret.txt", 404)]
    [InlineData("/round.txt", 404)]
    [InlineData("/in.css", 200)]
    [InlineData("/papers/", 200)]
    [InlineData("/papers/index.html", 200)]
    public async Task No_link_leads_out_of_the_folder(string path, int expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are for administrators there.");
        Link("wwwroot/out.txt", Path.Combine(_root, "secret.txt"));
        Link("wwwroot/up.txt", "../secret.txt");
        Link("wwwroot/twice.txt", "up.txt");
        Link("wwwroot/outside", _root);
        Link("wwwroot/round.txt", "round.txt");
        Link("wwwroot/in.css", "chat.css");
        Link("wwwroot/papers", "docs");

        using var answer = await GetAsync(path);

        Assert.Equal(expected, (int)answer.StatusCode);
        Assert.NotEqual("secret", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Links_are_followed_out_where_that_is_said_and_the_folder_itself_may_be_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are for administrators there.");
        Link("current", "wwwroot");
        Link("wwwroot/out.txt", Path.Combine(_root, "secret.txt"));
        await using var fenced = Build();
        fenced.UseStaticFiles("current");
        await fenced.StartAsync();
        await using var open = Build();
        open.UseStaticFiles("current", followLinks: true);
        await open.StartAsync();

        Assert.Equal("body {}", await _client.GetStringAsync(new Uri(fenced.Urls[0] + "/chat.css")));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(new Uri(fenced.Urls[0] + "/out.txt"))).StatusCode);
        Assert.Equal("secret", await _client.GetStringAsync(new Uri(open.Urls[0] + "/out.txt")));
    }

    [Theory]
    [InlineData("/", "text/html; charset=utf-8", "<h1>home</h1>")]
    [InlineData("/index.html", "text/html; charset=utf-8", "<h1>home</h1>")]
    [InlineData("/chat.css", "text/css; charset=utf-8", "body {}")]
    [InlineData("/gr%C3%B6%C3%9Fe%201.txt", "text/plain; charset=utf-8", "one")]
    [InlineData("/docs/", "text/html; charset=utf-8", "<h1>docs</h1>")]
    [InlineData("/more.js", "text/javascript; charset=utf-8", "more();")]
    public async Task Files_are_served_where_they_are(string path, string type, string content)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(content, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("outer", Assert.Single(answer.Headers.GetValues("X-Layer")));
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/.env")]
    [InlineData("/secret.txt")]
    [InlineData("/%2e%2e%2fsecret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/docs/..%2f..%2fsecret.txt")]
    [InlineData("/..%5csecret.txt")]
    [InlineData("/%2Fetc%2Fpasswd")]
    [InlineData("//etc/passwd")]
    [InlineData("/chat.css%00.html")]
    [InlineData("/chat.css/")]
    [InlineData("/CON")]
    public async Task Nothing_else_is_served(string path)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, new Uri(_app!.Urls[0]).Port, TestContext.Current.CancellationToken);
        await using var client = new RawClient(connection.GetStream());

        var answer = await client.AskAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.True(answer.Status is 404 or 400, $"{answer.Status} {answer.Body}");
    }

    [Fact]
    public async Task A_folder_without_its_slash_leads_to_the_one_with_it()
    {
        using var answer = await GetAsync("/docs?q=1");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(new Uri(_client.BaseAddress!, "/docs/?q=1"),
            new Uri(new Uri(_client.BaseAddress!, "/docs?q=1"), answer.Headers.Location!));
    }

    [Fact]
    public async Task Routes_come_first()
    {
        using var answer = await GetAsync("/rooms");
        using var post = await _client.PostAsync(new Uri("/rooms", UriKind.Relative), null, TestContext.Current.CancellationToken);
        using var postFile = await _client.PostAsync(new Uri("/chat.css", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal("a route", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, postFile.StatusCode);
    }

    [Fact]
    public async Task A_file_that_has_not_changed_costs_no_bytes_and_one_that_has_is_sent()
    {
        using var first = await GetAsync("/chat.css");
        using var again = await GetAsync("/chat.css", first.Headers.ETag);
        Write("wwwroot/chat.css", "body { color: red }");
        using var changed = await GetAsync("/chat.css", first.Headers.ETag);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("body { color: red }", await changed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HEAD_and_parts_are_served()
    {
        using var head = await _client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/chat.css"),
            TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat.css") { Headers = { Range = new RangeHeaderValue(0, 3) } };
        using var part = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(7, head.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("body", await part.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_at_the_start()
    {
        await using var app = Build();
        app.UseStaticFiles("nowhere");

        var error = await Assert.ThrowsAsync<StartupException>(() => app.StartAsync());

        Assert.Contains("There is no folder 'nowhere'", error.Message, StringComparison.Ordinal);
    }

    private void Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(_root, name), target);

    private void Write(string path, string content)
    {
        var place = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllText(place, content);
    }

    private HyperlaneApp Build()
    {
        var builder = HyperlaneApp.CreateBuilder("--urls", "http://127.0.0.1:0", "--contentRoot", _root);
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private Task<HttpResponseMessage> GetAsync(string path, EntityTagHeaderValue? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return _client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
