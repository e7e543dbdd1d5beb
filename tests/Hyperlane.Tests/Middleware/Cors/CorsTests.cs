using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Hyperlane.Tests.WebSockets;

namespace Hyperlane.Tests.Middleware;

public sealed class CorsTests
{
    private const string Friend = "https://friend.example";
    private const string Evil = "https://evil.example";

    [Theory]
    [InlineData(Friend, true)]
    [InlineData("HTTPS://friend.example:443", true)]
    [InlineData("http://friend.example", false)]
    [InlineData("https://friend.example:8443", false)]
    [InlineData("https://friend.example.evil.example", false)]
    [InlineData("https://friend.example/", false)]
    [InlineData("https://a.wild.example", true)]
    [InlineData("https://a.b.wild.example", true)]
    [InlineData("https://wild.example", false)]
    [InlineData("https://.wild.example", false)]
    [InlineData("https://a..wild.example", false)]
    [InlineData("https://evil.example/.wild.example", false)]
    [InlineData("https://evil.example#.wild.example", false)]
    [InlineData("https://evil@a.wild.example", false)]
    [InlineData("https://evil.example:80:.wild.example", false)]
    [InlineData("https://a.wild.example.evil.example", false)]
    [InlineData("http://a.wild.example", false)]
    [InlineData("http://localhost:5173", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public async Task Named_origins_may_read(string origin, bool isAllowed)
    {
        await using var app = await StartAsync("Production", "--Hyperlane:Cors:AllowCredentials=true");

        var answer = await AskAsync(app, "GET", "/", $"Origin: {origin}\r\n");

        Assert.Equal((200, "Origin"), (answer.Status, answer.Headers["Vary"]));
        Assert.Equal(isAllowed ? origin : null, answer.Headers.GetValueOrDefault("Access-Control-Allow-Origin"));
        Assert.Equal(isAllowed ? "true" : null, answer.Headers.GetValueOrDefault("Access-Control-Allow-Credentials"));
        Assert.Equal(isAllowed ? "X-Total, ETag" : null, answer.Headers.GetValueOrDefault("Access-Control-Expose-Headers"));
    }

    [Theory]
    [InlineData("Development", "http://localhost:5173", true)]
    [InlineData("Development", "https://localhost", true)]
    [InlineData("Development", "http://127.0.0.1:3000", true)]
    [InlineData("Development", "http://[::1]:3000", true)]
    [InlineData("Development", "http://app.localhost:3000", true)]
    [InlineData("Development", "http://localhost.evil.example", false)]
    [InlineData("Development", "http://evillocalhost", false)]
    [InlineData("Development", "http://localhost:5173x", false)]
    [InlineData("Development", "http://evil.example", false)]
    [InlineData("Development", "ftp://localhost", false)]
    [InlineData("Production", "http://localhost:5173", false)]
    public async Task In_Development_pages_of_this_machine_may_all(string environment, string origin, bool isAllowed)
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use<Cors>();
            app.Get("/", context => context.Text("hi"));
        }, environment: environment);

        var answer = await AskAsync(app, "GET", "/", $"Origin: {origin}\r\n");
        var preflight = await AskAsync(app, "OPTIONS", "/", Preflight("DELETE", origin));

        Assert.Equal(isAllowed ? origin : null, answer.Headers.GetValueOrDefault("Access-Control-Allow-Origin"));
        Assert.Equal(isAllowed ? "true" : null, answer.Headers.GetValueOrDefault("Access-Control-Allow-Credentials"));
        Assert.Equal(isAllowed ? 204 : 403, preflight.Status);
        Assert.Equal(isAllowed ? "DELETE" : null, preflight.Headers.GetValueOrDefault("Access-Control-Allow-Methods"));
    }

    [Fact]
    public async Task A_preflight_needs_no_route_and_no_user()
    {
        await using var app = await StartAsync("Production", "--Hyperlane:Cors:MaxAge=00:10:00", "--Hyperlane:Cors:AllowPrivateNetwork=true");

        foreach (var path in (string[])["/", "/private", "/nowhere", "/own"])
        {
            var answer = await AskAsync(app, "OPTIONS", path, Preflight("PUT", Friend)
                + "Access-Control-Request-Headers: content-type, x-a\r\nAccess-Control-Request-Private-Network: true\r\n");
            Assert.Equal((path, 204), (path, answer.Status));
            Assert.Equal(Friend, answer.Headers["Access-Control-Allow-Origin"]);
            Assert.Equal("PUT", answer.Headers["Access-Control-Allow-Methods"]);
            Assert.Equal("content-type, x-a", answer.Headers["Access-Control-Allow-Headers"]);
            Assert.Equal("600", answer.Headers["Access-Control-Max-Age"]);
            Assert.Equal("true", answer.Headers["Access-Control-Allow-Private-Network"]);
        }

        // What is no preflight goes its way.
        Assert.Equal("own", (await AskAsync(app, "OPTIONS", "/own", $"Origin: {Friend}\r\n")).Body);
        Assert.Equal("GET, HEAD, OPTIONS, POST", (await AskAsync(app, "OPTIONS", "/", $"Origin: {Friend}\r\n")).Headers["Allow"]);
    }

    [Fact]
    public async Task A_preflight_names_what_the_policy_allows()
    {
        await using var app = await StartAsync("Production", "--Hyperlane:Cors:AllowedMethods=GET;PUT", "--Hyperlane:Cors:AllowedHeaders=X-A");

        var answer = await AskAsync(app, "OPTIONS", "/", Preflight("DELETE", Friend) + "Access-Control-Request-Headers: x-b\r\n");

        Assert.Equal((204, "GET, PUT", "X-A"),
            (answer.Status, answer.Headers["Access-Control-Allow-Methods"], answer.Headers["Access-Control-Allow-Headers"]));
    }

    [Theory]
    [InlineData("Access-Control-Request-Method: a b\r\n", 400)]
    [InlineData("Access-Control-Request-Method: \r\n", 400)]
    [InlineData("Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: a b\r\n", 400)]
    [InlineData("Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: \u00FC\r\n", 400)]
    [InlineData("Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: ,\r\n", 204)]
    public async Task A_malformed_preflight_is_told_so(string headers, int expected)
    {
        await using var app = await StartAsync("Production");

        Assert.Equal(expected, (await AskAsync(app, "OPTIONS", "/", $"Origin: {Friend}\r\n{headers}")).Status);
    }

    [Fact]
    public async Task A_refused_preflight_says_why()
    {
        await using var app = await StartAsync("Production");

        var answer = await AskAsync(app, "OPTIONS", "/", Preflight("PUT", Evil));

        Assert.Equal(403, answer.Status);
        Assert.Contains("Pages of the origin 'https://evil.example' may not call this. The setting Hyperlane:Cors:AllowedOrigins", answer.Body,
            StringComparison.Ordinal);
        Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("GET", "/private", 401)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("DELETE", "/", 405)]
    [InlineData("GET", "/fails", 500)]
    [InlineData("GET", "/refuses", 429)]
    [InlineData("POST", "/large", 413)]
    [InlineData("BREW", "/", 501)]
    public async Task A_page_sees_why_it_failed(string method, string path, int expected)
    {
        await using var app = await StartAsync("Production");

        var answer = await AskAsync(app, method, path, $"Origin: {Friend}\r\n" + (method == "POST" ? "Content-Length: 20\r\n" : ""));

        Assert.Equal((expected, Friend), (answer.Status, answer.Headers["Access-Control-Allow-Origin"]));
        Assert.Contains("traceId", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_innermost_policy_counts_for_answers_preflights_and_failures()
    {
        await using var app = await StartAsync("Production");

        foreach (var (method, path, origin, isAllowed) in (IEnumerable<(string, string, string, bool)>)
        [
            ("GET", "/group/a", "https://group.example", true),
            ("GET", "/group/a", Friend, false),
            ("PUT", "/group/a", "https://group.example", true),
            ("GET", "/group/nowhere", "https://group.example", true),
            ("GET", "/group/nowhere", Friend, false),
            ("GET", "/groupies", "https://group.example", false),
            ("GET", "/group/open", "https://anybody.example", true),
            ("GET", "/group/closed", "https://group.example", false),
        ])
        {
            var answer = await AskAsync(app, method, path, $"Origin: {origin}\r\n");
            Assert.Equal((path, isAllowed), (path, answer.Headers.ContainsKey("Access-Control-Allow-Origin")));
            var preflight = await AskAsync(app, "OPTIONS", path, Preflight(method, origin));
            Assert.Equal((path, isAllowed ? 204 : 403), (path, preflight.Status));
        }
    }

    [Fact]
    public async Task All_origins_may_read_without_credentials_and_change_nothing_behind_a_cookie()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use<CrossOriginProtection>().Use(new Cors(new CorsOptions { AllowedOrigins = { "*" } }));
            app.Post("/", context => context.Text("changed"));
            app.WebSocket("/socket", EchoApp.EchoAsync);
        });

        var answer = await AskAsync(app, "POST", "/", $"Origin: {Evil}\r\nSec-Fetch-Site: cross-site\r\n");

        Assert.Equal((403, "*"), (answer.Status, answer.Headers["Access-Control-Allow-Origin"]));
        Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Credentials"));
        Assert.Equal(403, await HandshakeAsync(app, "/socket", Evil));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Named_origins_may_change_things_and_connect_in_whatever_order_it_is_declared(bool first)
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            _ = first ? app.Use<Cors>().Use<CrossOriginProtection>() : app.Use<CrossOriginProtection>().Use<Cors>();
            app.Post("/", context => context.Text("changed"));
            app.WebSocket("/socket", EchoApp.EchoAsync);
        }, arguments: $"--Hyperlane:Cors:AllowedOrigins={Friend}");

        Assert.Equal(200, (await AskAsync(app, "POST", "/", $"Origin: {Friend}\r\nSec-Fetch-Site: cross-site\r\n")).Status);
        Assert.Equal(403, (await AskAsync(app, "POST", "/", $"Origin: {Evil}\r\nSec-Fetch-Site: cross-site\r\n")).Status);
        Assert.Equal(101, await HandshakeAsync(app, "/socket", Friend));
        Assert.Equal(403, await HandshakeAsync(app, "/socket", Evil));
    }

    [Theory]
    [InlineData("AllowedOrigins=*", "AllowCredentials=true", "AllowedOrigins has * and AllowCredentials is true")]
    [InlineData("AllowedOrigins=https://a.example/", "MaxAge=00:01:00", "'https://a.example/', which is no origin")]
    [InlineData("AllowedOrigins=https://a.*.example", "MaxAge=00:01:00", "'https://a.*.example', which is no origin")]
    [InlineData("AllowedMethods=GET POST", "MaxAge=00:01:00", "'GET POST', which is no name")]
    [InlineData("AllowedHeaders=X-A", "MaxAge=-00:01:00", "must not be negative")]
    public async Task Options_that_make_no_sense_are_refused_at_start(string one, string other, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => Quiet.StartAsync(app => app.Use<Cors>(),
            arguments: [$"--Hyperlane:Cors:{one}", $"--Hyperlane:Cors:{other}"]));

        Assert.StartsWith("The setting Hyperlane:Cors is wrong: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static string Preflight(string method, string origin) => $"Origin: {origin}\r\nAccess-Control-Request-Method: {method}\r\n";

    private static async Task<RawResponse> AskAsync(TestApp app, string method, string path, string headers)
    {
        await using var client = new RawClient(app);
        return await client.AskAsync($"{method} {path} HTTP/1.1\r\nHost: site.example\r\n{headers}\r\n");
    }

    private static async Task<int> HandshakeAsync(TestApp app, string path, string origin)
    {
        await using var client = new RawClient(app);
        return (await client.AskAsync(WebSocketClient.Request(path).Replace("Host: a", $"Host: a\r\nOrigin: {origin}", StringComparison.Ordinal),
            head: true)).Status;
    }

    private static Task<TestApp> StartAsync(string environment, params string[] arguments) => Quiet.StartAsync(
        app =>
        {
            app.MapGroup("").Use<RequireUser>().Get("/private", context => context.Text("secret"));
            app.Use<Cors>();
            app.Get("/", context => context.Text("hi"));
            app.Post("/", context => context.Text("hi"));
            app.Map("OPTIONS", "/own", context => context.Text("own"));
            app.Get("/fails", context => throw new InvalidOperationException("a defect"));
            app.Get("/refuses", context => throw new ProblemException(429, "Too many."));
            app.Post("/large", async context =>
            {
                context.Request.MaxBodyBytes = 10;
                await context.Request.ReadTextAsync();
            });
            var group = app.MapGroup("/group").Use(new Cors(new CorsOptions { AllowedOrigins = { "https://group.example" } }));
            group.Get("/a", context => context.Text("a"));
            group.Get("/open", context => context.Text("open")).Use(new Cors(new CorsOptions { AllowedOrigins = { "*" } }));
            group.Get("/closed", context => context.Text("closed")).Use(new Cors(new CorsOptions()));
        },
        environment: environment,
        arguments:
        [
            $"--Hyperlane:Cors:AllowedOrigins={Friend};https://*.wild.example", "--Hyperlane:Cors:ExposedHeaders=X-Total;ETag", .. arguments,
        ]);
}
