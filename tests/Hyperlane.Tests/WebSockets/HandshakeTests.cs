using Hyperlane.Testing;
using Hyperlane.WebSockets;
using static Hyperlane.Tests.WebSockets.WebSocketClient;

namespace Hyperlane.Tests.WebSockets;

/// <summary>RFC 6455 §4: what becomes a WebSocket, and what the rest is told.</summary>
public sealed class HandshakeTests
{
    private static readonly string Good = Request("/echo");

    [Theory]
    [InlineData("", "", 101)]
    [InlineData("Upgrade: websocket", "Upgrade: h2c, WebSocket", 101)]
    [InlineData("Upgrade: websocket", "Upgrade: h2c", 426)]
    [InlineData("Connection: keep-alive, Upgrade", "Connection: keep-alive", 426)]
    [InlineData("HTTP/1.1", "HTTP/1.0", 426)]
    [InlineData("GET ", "HEAD ", 426)]
    [InlineData("GET ", "POST ", 405)]
    [InlineData("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8", 426)]
    [InlineData("Sec-WebSocket-Version: 13", "X: 13", 426)]
    [InlineData(Key, "dGhlIHNhbXBsZSBub25jZQ", 400)]
    [InlineData(Key, "dGhlIHNhbXBsZSBub25jZTE=", 400)]
    [InlineData("Sec-WebSocket-Key", "X", 400)]
    [InlineData("Host: a", "Host: a\r\nContent-Length: 1", 426)]
    [InlineData("Host: a", "Host: a\r\nOrigin: http://a", 101)]
    [InlineData("Host: a", "Host: a:8080\r\nOrigin: http://a:8080", 101)]
    [InlineData("Host: a", "Host: a\r\nOrigin: http://a:8080", 403)]
    [InlineData("Host: a", "Host: a\r\nOrigin: http://b", 403)]
    [InlineData("Host: a", "Host: a\r\nOrigin: null", 403)]
    [InlineData("Host: a", "Host: a\r\nOrigin: https://friend.example", 101)]
    public async Task Checks_everything(string what, string instead, int status)
    {
        await using var app = await StartAsync();
        await using var client = new WebSocketClient(app);

        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(what.Length == 0 ? Good : Good.Replace(what, instead, StringComparison.Ordinal)));
        var head = await client.ReadHeadAsync();

        Assert.StartsWith($"HTTP/1.1 {status} ", head, StringComparison.Ordinal);
        Assert.Equal(status is 426 or 101, head.Contains("Upgrade: websocket\r\n", StringComparison.Ordinal));
        Assert.Equal(status == 426 && what.StartsWith("Sec-WebSocket-Version", StringComparison.Ordinal), head.Contains("Sec-WebSocket-Version: 13\r\n", StringComparison.Ordinal));
        Assert.Equal(status == 101, head.Contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("two, one", "two")]
    [InlineData("three, one", "one")]
    [InlineData("three", null)]
    public async Task Takes_the_first_subprotocol_that_both_speak(string offered, string? taken)
    {
        await using var app = await StartAsync();
        await using var client = new WebSocketClient(app);

        var head = await client.OpenAsync("/echo", $"Sec-WebSocket-Protocol: {offered}\r\n");

        Assert.Equal(taken, Header(head, "Sec-WebSocket-Protocol"));
    }

    [Fact]
    public async Task Takes_frames_that_came_with_the_request()
    {
        await using var app = await StartAsync();
        await using var client = new WebSocketClient(app);

        await client.SendAsync([.. System.Text.Encoding.ASCII.GetBytes(Good), .. Text("early")]);
        await client.ReadHeadAsync();

        Assert.Equal("81 early", await client.ReadFrameAsync());
    }

    private static string? Header(string head, string name)
        => head.Split("\r\n").Where(line => line.StartsWith(name + ": ", StringComparison.Ordinal)).Select(line => line[(name.Length + 2)..]).SingleOrDefault();

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(app => app.Get("/echo", context => context.WebSocket(EchoApp.EchoAsync, "one", "two")), new TestAppOptions
    {
        Configure = builder => builder.Options.WebSockets.AllowedOrigins.Add("https://friend.example"),
    });
}
