using Hyperlane.Middleware;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Middleware;

public sealed class ForwardedHeadersTests
{
    private const string For = "X-Forwarded-For";

    [Theory]
    [InlineData("", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-For: 192.0.2.1", "192.0.2.1 http://site.example|")]
    [InlineData("X-Forwarded-For: 192.0.2.1:4711", "192.0.2.1 http://site.example|")]
    [InlineData("X-Forwarded-For: 2001:db8::1", "2001:db8::1 http://site.example|")]
    [InlineData("X-Forwarded-For: [2001:db8::1]:4711", "2001:db8::1 http://site.example|")]
    [InlineData("X-Forwarded-For: ::ffff:192.0.2.1", "192.0.2.1 http://site.example|")]
    [InlineData("X-Forwarded-For: 198.51.100.9, 192.0.2.1", "192.0.2.1 http://site.example|")]
    [InlineData("X-Forwarded-For: 198.51.100.9\r\nX-Forwarded-For: 192.0.2.1", "192.0.2.1 http://site.example|")]
    [InlineData("X-Forwarded-For: unknown", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-For: 1", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-For: 999.1.1.1", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-For: ,", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-For: <script>", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-Proto: https", "127.0.0.1 https://site.example|")]
    [InlineData("X-Forwarded-Proto: HTTPS", "127.0.0.1 https://site.example|")]
    [InlineData("X-Forwarded-Proto: http, https", "127.0.0.1 https://site.example|")]
    [InlineData("X-Forwarded-Proto: ftp", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-Host: app.example:8443", "127.0.0.1 http://app.example:8443|")]
    [InlineData("X-Forwarded-Host: a b", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-Host: evil.example/path", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-Host: [2001:db8::1]:80", "127.0.0.1 http://[2001:db8::1]:80|")]
    [InlineData("X-Forwarded-Prefix: /shop/", "127.0.0.1 http://site.example|/shop")]
    [InlineData("X-Forwarded-Prefix: shop", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-Prefix: //evil.example", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-Prefix: /a/../b", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-Prefix: /a%2Fb", "127.0.0.1 http://site.example|")]
    [InlineData("X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: app.example\r\nX-Forwarded-Prefix: /a/b",
        "192.0.2.1 https://app.example|/a/b")]
    [InlineData("Forwarded: for=192.0.2.1", "127.0.0.1 http://site.example|")]
    public async Task A_known_proxy_tells_of_the_client(string headers, string expected)
        => Assert.Equal(expected, await AskAsync(headers));

    [Theory]
    [InlineData("Forwarded: for=192.0.2.1;proto=https;host=app.example", "192.0.2.1 https://app.example|")]
    [InlineData("Forwarded: For=\"[2001:db8::1]:4711\" ; PROTO=https", "2001:db8::1 https://site.example|")]
    [InlineData("Forwarded: for=198.51.100.9, for=192.0.2.1;by=\"a, b\"", "192.0.2.1 http://site.example|")]
    [InlineData("Forwarded: for=_hidden;proto=https", "127.0.0.1 https://site.example|")]
    [InlineData("Forwarded: for", "127.0.0.1 http://site.example|")]
    [InlineData("Forwarded: for=\"192.0.2.1", "127.0.0.1 http://site.example|")]
    [InlineData("Forwarded: ;;,=,\"", "127.0.0.1 http://site.example|")]
    public async Task The_standard_header_is_read_where_it_is_asked_for(string headers, string expected)
        => Assert.Equal(expected, await AskAsync(headers, "--Hyperlane:ForwardedHeaders:Headers=Forwarded"));

    [Theory]
    [InlineData("10.0.0.7, 192.0.2.1", "0", "192.0.2.1")]
    [InlineData("192.0.2.1, 10.0.0.7", "0", "192.0.2.1")]
    [InlineData("192.0.2.1, 10.0.0.7", "1", "10.0.0.7")]
    [InlineData("198.51.100.9, 192.0.2.1, 10.0.0.7, 203.0.113.5", "0", "192.0.2.1")]
    [InlineData("198.51.100.9, 192.0.2.1, 10.0.0.7, 203.0.113.5", "2", "10.0.0.7")]
    [InlineData("198.51.100.9, unknown, 10.0.0.7", "0", "10.0.0.7")]
    public async Task It_goes_from_proxy_to_proxy_as_long_as_each_is_known(string list, string limit, string expected)
        => Assert.StartsWith(expected + " ", await AskAsync(
            $"{For}: {list}",
            "--Hyperlane:ForwardedHeaders:KnownNetworks=10.0.0.0/8",
            "--Hyperlane:ForwardedHeaders:KnownProxies=203.0.113.5",
            $"--Hyperlane:ForwardedHeaders:ForwardLimit={limit}"), StringComparison.Ordinal);

    [Fact]
    public async Task What_a_stranger_says_is_ignored()
    {
        // What stands inside sees the address of the one before it as its peer: a stranger.
        await using var app = await StartAsync(app =>
        {
            var inner = new ForwardedHeaders(new ForwardedHeadersOptions { KnownProxies = { "203.0.113.5" } });
            app.Use((context, next) =>
            {
                context.RemoteEndPoint = new System.Net.IPEndPoint(System.Net.IPAddress.Parse("198.51.100.9"), 1);
                return inner.InvokeAsync(context, next);
            });
        });
        await using var client = new RawClient(app);

        Assert.Equal("198.51.100.9 http://site.example|", (await client.AskAsync(Request(
            "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Prefix: /evil"))).Body);
    }

    [Theory]
    [InlineData("--Hyperlane:ForwardedHeaders:AllowedHosts=*.app.example", "shop.app.example", 200)]
    [InlineData("--Hyperlane:ForwardedHeaders:AllowedHosts=*.app.example", "evil.example", 421)]
    [InlineData("--Hyperlane:AllowedHosts=site.example;app.example", "app.example", 200)]
    [InlineData("--Hyperlane:AllowedHosts=site.example;app.example", "evil.example", 421)]
    public async Task A_host_that_is_told_must_be_one_of_the_server(string setting, string host, int expected)
    {
        await using var app = await StartAsync(app => app.Use<ForwardedHeaders>(), setting);
        await using var client = new RawClient(app);

        Assert.Equal(expected, (await client.AskAsync(Request($"X-Forwarded-Host: {host}"))).Status);
    }

    [Fact]
    public async Task All_that_is_inside_learns_of_it_in_whatever_order_it_is_declared()
    {
        await using var app = await Quiet.StartAsync(app =>
        {
            app.Use<HttpsRedirection>().Use<Hsts>().Use<CrossOriginProtection>().Use<ForwardedHeaders>();
            app.Post("/", context => context.Created("/posts/1", "done"));
        }, arguments: "--Hyperlane:HttpsRedirection:HttpsPort=443");
        await using var client = new RawClient(app);

        var redirected = await client.AskAsync("POST /a?b=c HTTP/1.1\r\nHost: inner:8080\r\nContent-Length: 0\r\nX-Forwarded-Host: app.example\r\n\r\n");
        var answered = await client.AskAsync("POST / HTTP/1.1\r\nHost: inner:8080\r\nContent-Length: 0\r\nX-Forwarded-Host: app.example\r\n"
            + "X-Forwarded-Proto: https\r\nX-Forwarded-Prefix: /shop\r\nOrigin: https://app.example\r\n\r\n");

        Assert.Equal((307, "https://app.example/a?b=c"), (redirected.Status, redirected.Headers["Location"]));
        Assert.Equal((201, "/shop/posts/1"), (answered.Status, answered.Headers["Location"]));
        Assert.Equal("max-age=2592000", answered.Headers["Strict-Transport-Security"]);
    }

    [Fact]
    public async Task The_next_request_of_a_connection_has_nothing_of_it()
    {
        await using var app = await StartAsync(app => app.Use<ForwardedHeaders>());
        await using var client = new RawClient(app);

        await client.AskAsync(Request("X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: b\r\nX-Forwarded-Prefix: /p"));

        Assert.Equal("127.0.0.1 http://site.example|", (await client.AskAsync(Request(""))).Body);
    }

    [Theory]
    [InlineData("KnownProxies=10.0.0.0/8", "'10.0.0.0/8', which is no IP address")]
    [InlineData("KnownProxies=proxy", "'proxy', which is no IP address")]
    [InlineData("KnownNetworks=10.0.0.0/33", "'10.0.0.0/33', which is no network")]
    [InlineData("KnownNetworks=10.0.0.0", "'10.0.0.0', which is no network")]
    [InlineData("ForwardLimit=-1", "must be at least 0")]
    [InlineData("AllowedHosts=http://a", "is no host")]
    public async Task A_setting_that_makes_no_sense_is_refused_at_start(string setting, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync(_ => { }, $"--Hyperlane:ForwardedHeaders:{setting}"));

        Assert.StartsWith("The setting Hyperlane:ForwardedHeaders is wrong: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(string headers, params string[] arguments)
    {
        await using var app = await StartAsync(app => app.Use<ForwardedHeaders>(), arguments);
        await using var client = new RawClient(app);
        var answer = await client.AskAsync(Request(headers));
        Assert.Equal(200, answer.Status);
        return answer.Body;
    }

    private static string Request(string headers)
        => $"GET / HTTP/1.1\r\nHost: site.example\r\n{headers}{(headers.Length > 0 ? "\r\n" : "")}\r\n";

    private static Task<TestApp> StartAsync(Action<HyperlaneApp> use, params string[] arguments) => Quiet.StartAsync(app =>
    {
        use(app);
        app.Get("/", context => context.Text(
            $"{((System.Net.IPEndPoint)context.RemoteEndPoint!).Address} {context.Request.Scheme}://{context.Request.Host}|{context.Request.PathBase}"));
    }, arguments: ["--Hyperlane:AllowedHosts=*", .. arguments]);
}
