using System.Net.WebSockets;
using System.Text;
using Hyperlane.Testing;
using Hyperlane.Tests.Endpoints;

namespace Hyperlane.Tests.WebSockets;

/// <summary>[WebSocket] endpoints over a real port, with the client of .NET.</summary>
public sealed class EndpointTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Parameters_are_bound_and_messages_go_both_ways()
    {
        await using var app = await StartAsync();
        using var client = new ClientWebSocket();
        client.Options.AddSubProtocol("echo.v1");
        await client.ConnectAsync(Address(app, "/sockets/blue/echo?times=2"), CancellationToken.None);

        await SendAsync(client, "hello");

        Assert.Equal("blue echo.v1 hello", await ReadAsync(client));
        Assert.Equal("blue echo.v1 hello", await ReadAsync(client));
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None).WaitAsync(Patience);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.CloseStatus);
    }

    [Theory]
    [InlineData("/sockets/blue/echo?times=x", 400, "times")]
    [InlineData("/sockets/a-name-too-long/echo", 400, "room")]
    public async Task What_is_wrong_is_answered_before_the_connection_is_opened(string path, int status, string field)
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        var answer = await client.AskAsync(
            $"GET {path} HTTP/1.1\r\nHost: {app.BaseAddress.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

        Assert.Equal(status, answer.Status);
        Assert.Contains($"\"{field}\":[", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ordinary_request_is_told_to_upgrade()
    {
        await using var app = await StartAsync();
        using var response = await app.Client.GetAsync(Quiet.Path("/sockets/blue/echo"));

        Assert.Equal(426, (int)response.StatusCode);
        Assert.Equal("websocket", response.Headers.Upgrade.ToString());
    }

    [Fact]
    public async Task When_the_server_stops_the_client_is_told_so()
    {
        await using var app = await StartAsync();
        using var client = new ClientWebSocket();
        await client.ConnectAsync(Address(app, "/sockets/blue/echo"), CancellationToken.None);

        var stopping = app.App.StopAsync();
        var end = await client.ReceiveAsync(new byte[10], CancellationToken.None).WaitAsync(Patience);
        Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.EndpointUnavailable), (end.MessageType, client.CloseStatus));
        await client.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, CancellationToken.None);
        await stopping.WaitAsync(Patience);
    }

    private static Uri Address(TestApp app, string path) => new(new UriBuilder(app.BaseAddress) { Scheme = "ws" }.Uri, path);

    private static Task SendAsync(ClientWebSocket client, string text)
        => client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> ReadAsync(ClientWebSocket client)
    {
        var buffer = new byte[1000];
        var read = await client.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(Patience);
        return Encoding.UTF8.GetString(buffer, 0, read.Count);
    }

    private static Task<TestApp> StartAsync()
        => Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false, configure: EndpointServices.Add);
}
