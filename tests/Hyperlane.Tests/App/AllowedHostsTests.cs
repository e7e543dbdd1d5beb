using System.Net;
using System.Net.Sockets;
using Hyperlane.Tests.Endpoints;
using Hyperlane.Tests.WebSockets;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.App;

/// <summary>
/// For which hosts a server answers: a page whose name leads to this machine all at once (DNS rebinding) has no business here.
/// </summary>
public sealed class AllowedHostsTests
{
    private const string Loopback = "http://127.0.0.1:0";

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:8080", 200)]
    [InlineData("localhost.", 200)]
    [InlineData("chat.localhost", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("127.8.9.1:80", 200)]
    [InlineData("[::1]", 200)]
    [InlineData("[::1]:8080", 200)]
    [InlineData("10.0.0.7:8080", 200)]
    [InlineData("", 200)]
    [InlineData("evil.example", 421)]
    [InlineData("evil.example:8080", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("127.0.0.1.evil.example", 421)]
    [InlineData("evillocalhost", 421)]
    [InlineData("127.0.0.1a", 421)]
    [InlineData("a", 421)]
    public async Task A_server_on_loopback_answers_for_loopback_names_and_for_addresses(string host, int expected)
        => Assert.Equal(expected, await StatusOf(Loopback, host));

    [Theory]
    [InlineData("http://localhost:0", "evil.example", 421)]
    [InlineData("http://127.0.0.1:0;http://127.0.0.2:0", "evil.example", 421)]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0", "evil.example", 200)]
    [InlineData("http://0.0.0.0:0", "evil.example", 200)]
    public async Task Where_others_can_reach_it_it_answers_for_all(string urls, string host, int expected)
        => Assert.Equal(expected, await StatusOf(urls, host));

    [Theory]
    [InlineData("example.org", "example.org", 200)]
    [InlineData("example.org", "EXAMPLE.org:8080", 200)]
    [InlineData("example.org", "example.org.", 200)]
    [InlineData("example.org", "www.example.org", 421)]
    [InlineData("example.org", "localhost", 421)]
    [InlineData("example.org", "127.0.0.1", 421)]
    [InlineData("*.example.org", "www.example.org", 200)]
    [InlineData("*.example.org", "a.b.example.org", 200)]
    [InlineData("*.example.org", "example.org", 421)]
    [InlineData("*.example.org", "evilexample.org", 421)]
    [InlineData("*.example.org", ".example.org", 421)]
    [InlineData("a; [::1] ;b", "[::1]:80", 200)]
    [InlineData("a;::1;b", "[::1]:80", 200)]
    [InlineData("bücher.example", "xn--bcher-kva.example", 200)]
    [InlineData("a;*", "evil.example", 200)]
    public async Task The_setting_names_the_hosts(string setting, string host, int expected)
        => Assert.Equal(expected, await StatusOf(Loopback, host, setting));

    [Fact]
    public async Task The_setting_may_be_a_list()
    {
        await using var app = await StartAsync(Loopback, null, "--Hyperlane:AllowedHosts:0=a", "--Hyperlane:AllowedHosts:1=b");

        Assert.Equal((200, 200, 421),
            ((await AskAsync(app, Get("a"))).Status, (await AskAsync(app, Get("b"))).Status, (await AskAsync(app, Get("c"))).Status));
    }

    [Theory]
    [InlineData("example.org:8080")]
    [InlineData("http://example.org")]
    [InlineData("a*b")]
    [InlineData("*.")]
    [InlineData("a b")]
    public async Task A_setting_that_names_no_host_is_refused_at_start(string setting)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync(Loopback, null, $"--Hyperlane:AllowedHosts={setting}"));

        Assert.Contains($"Hyperlane:AllowedHosts is wrong: '{setting}' is no host", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_of_a_target_counts_and_HTTP_1_0_needs_none()
    {
        await using var app = await StartAsync(Loopback, null);

        Assert.Equal(421, (await AskAsync(app, "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n")).Status);
        Assert.Equal(200, (await AskAsync(app, "GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\n\r\n")).Status);
        Assert.Equal(200, (await AskAsync(app, "GET / HTTP/1.0\r\n\r\n")).Status);
        Assert.Equal(421, (await AskAsync(app, "GET / HTTP/1.0\r\nHost: evil.example\r\n\r\n")).Status);
    }

    [Fact]
    public async Task Whatever_is_asked_the_refusal_comes_first()
    {
        await using var app = await StartAsync(Loopback, null);
        string[] requests =
        [
            "GET /nowhere HTTP/1.1\r\nHost: evil.example\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: evil.example\r\n\r\n",
            "BREW / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 5\r\n\r\nhello",
            WebSocketClient.Request("/socket")
            .Replace("Host: a", "Host: evil.example\r\nOrigin: http://evil.example", StringComparison.Ordinal),
        ];

        foreach (var request in requests)
        {
            Assert.Equal((request, 421), (request, (await AskAsync(app, request)).Status));
        }

        await using var client = Connect(app);
        Assert.Equal(421, (await client.AskAsync(requests[3])).Status);
        Assert.Equal(200, (await client.AskAsync(Get("localhost"))).Status);
    }

    [Fact]
    public async Task The_answer_and_the_log_name_the_setting_and_the_log_has_each_host_once()
    {
        using var log = new AppLog();
        await using var app = await StartAsync(Loopback, log);
        await using var client = Connect(app);

        var answer = await client.AskAsync(Get("evil.example:1"));
        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(421, (await client.AskAsync(Get($"evil.example:{i}"))).Status);
            Assert.Equal(421, (await client.AskAsync(Get($"evil{i}.example"))).Status);
        }

        Assert.Equal("application/problem+json", answer.Headers["Content-Type"]);
        Assert.Contains("\"detail\":\"This server does not answer for the host 'evil.example'. The setting Hyperlane:AllowedHosts names",
            answer.Body, StringComparison.Ordinal);
        var lines = log.Lines.Where(line => line.Contains("421", StringComparison.Ordinal)).ToArray();
        Assert.Equal("A request for the host evil.example was refused with 421: if this server should answer for it, add it to Hyperlane:AllowedHosts", lines[0]);
        Assert.Single(lines, line => line.Contains(" evil.example ", StringComparison.Ordinal));
        Assert.Equal(100, lines.Length);
        Assert.EndsWith("This was the last one that is logged; others are refused without a word", lines[^1], StringComparison.Ordinal);
    }

    private static string Get(string host) => $"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n";

    private static async Task<int> StatusOf(string urls, string host, string? setting = null)
    {
        await using var app = await StartAsync(urls, null, setting is null ? [] : [$"--Hyperlane:AllowedHosts={setting}"]);
        return (await AskAsync(app, Get(host))).Status;
    }

    private static async Task<HyperlaneApp> StartAsync(string urls, AppLog? log, params string[] arguments)
    {
        var builder = HyperlaneApp.CreateBuilder([$"--urls={urls}", .. arguments]);
        builder.Logging.ClearProviders();
        if (log is not null)
        {
            builder.Logging.AddProvider(log);
        }

        var app = builder.Build();
        app.Get("/", context => context.Text("hello"));
        app.Post("/", context => context.Text("hello"));
        app.WebSocket("/socket", EchoApp.EchoAsync);
        try
        {
            await app.StartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static async Task<RawResponse> AskAsync(HyperlaneApp app, string request)
    {
        await using var client = Connect(app);
        return await client.AskAsync(request);
    }

    private static RawClient Connect(HyperlaneApp app)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, new Uri(app.Urls[0]).Port);
        return new RawClient(new NetworkStream(socket, ownsSocket: true));
    }
}
