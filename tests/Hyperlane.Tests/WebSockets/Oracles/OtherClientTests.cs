using System.Net.WebSockets;
using Hyperlane.Testing;
using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets.Oracles;

/// <summary>What other implementations make of ours: ws, the client of Node.js, and a browser.</summary>
[Trait("Speed", "Slow")]
public sealed class OtherClientTests(OtherClients clients) : IClassFixture<OtherClients>
{
    [Theory]
    [InlineData("plain")]
    [InlineData("deflate")]
    [InlineData("no server takeover")]
    [InlineData("no client takeover")]
    [InlineData("no takeover")]
    [InlineData("server window 8")]
    [InlineData("server window 9")]
    [InlineData("server window 12")]
    [InlineData("server window 15")]
    [InlineData("client window 9")]
    [InlineData("client window 15")]
    [InlineData("fragments")]
    [InlineData("pings")]
    [InlineData("many at once")]
    [InlineData("the server closes")]
    [InlineData("the server fails")]
    [InlineData("too large")]
    [InlineData("subprotocol")]
    [InlineData("a foreign page")]
    public async Task Ws_understands_it(string scenario)
    {
        clients.Require();
        await using var app = await StartAsync();
        var address = new UriBuilder(app.BaseAddress) { Scheme = "ws" }.Uri.ToString().TrimEnd('/');

        Succeed(await clients.RunAsync("node", "ws.js", address, scenario));
    }

    [Fact]
    public async Task Chromium_understands_it()
    {
        clients.Require();
        var chromium = OtherClients.RequireChromium();
        await using var app = await StartAsync();
        var foreign = new UriBuilder(app.BaseAddress) { Host = "localhost" }.Uri;

        Succeed(await clients.RunAsync("node", "chromium.js", chromium, app.BaseAddress.ToString(), foreign.ToString()));
    }

    private static void Succeed(ProcessOutput run) => run.EnsureSuccess();

    private static Task<TestApp> StartAsync() => Quiet.StartAsync(
        app =>
        {
            app.Get("/", context => context.Bytes("<!doctype html><title>Echo</title>"u8.ToArray(), "text/html"));
            app.Get("/echo", context => context.WebSocket(EchoApp.EchoAsync, "one", "two"));
            app.WebSocket("/fails", _ => throw new InvalidOperationException("on purpose"));
            app.WebSocket("/closes", async socket =>
            {
                await foreach (var message in socket.ReadAllAsync())
                {
                    await socket.CloseAsync((WebSocketCloseStatus)4001, $"because of {message.Text}");
                }
            });
        },
        inMemory: false,
        builder => (builder.Options.WebSockets.Compression, builder.Options.WebSockets.KeepAliveInterval) = (true,
            TimeSpan.FromMilliseconds(1)));
}
