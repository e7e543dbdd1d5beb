using System.Text;
using Hyperlane.Tests.Endpoints;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.WebSockets;

/// <summary>What is said to those who may not connect, and to those who run the server.</summary>
public sealed class OriginTests
{
    [Fact]
    public async Task A_refusal_says_what_to_do_and_is_logged_once()
    {
        using var log = new AppLog();
        await using var app = await Quiet.StartAsync(app => app.WebSocket("/echo", EchoApp.EchoAsync),
            configure: builder => builder.Logging.AddProvider(log));
        var request = WebSocketClient.Request("/echo").Replace(
            "Host: a", "Host: chat.example\r\nOrigin: https://chat.example", StringComparison.Ordinal);

        for (var i = 0; i < 3; i++)
        {
            await using var client = new RawClient(app);
            var answer = await client.AskAsync(request);
            Assert.Equal(403, answer.Status);
            Assert.Contains("Pages of the origin 'https://chat.example' may not connect here: the origin of this request is 'http://chat.example', and the setting Hyperlane:WebSockets:AllowedOrigins names", answer.Body, StringComparison.Ordinal);
        }

        var line = Assert.Single(log.Lines, line => line.Contains("403", StringComparison.Ordinal));
        Assert.Equal(
            "A WebSocket at /echo was refused with 403: its Origin is 'https://chat.example', and this server is http://chat.example. If its pages may connect, add the origin to Hyperlane:WebSockets:AllowedOrigins; behind a proxy, see that the header Host is passed on as it came",
            line);
    }

    [Fact]
    public async Task What_a_client_calls_an_origin_is_logged_on_one_line()
    {
        using var log = new AppLog();
        await using var app = await Quiet.StartAsync(app => app.WebSocket("/echo", EchoApp.EchoAsync),
            configure: builder => builder.Logging.AddProvider(log));
        await using var client = new RawClient(app);

        await client.SendAsync(Encoding.UTF8.GetBytes(WebSocketClient.Request("/echo")
            .Replace("Host: a", "Host: a\r\nOrigin: http://\u202Eb\u2028info: c\u009B31m", StringComparison.Ordinal)));

        Assert.Equal(403, (await client.ReadAsync()).Status);
        Assert.Contains(@"its Origin is 'http://\u202eb\u2028info: c\u009b31m', and",
            Assert.Single(log.Lines, line => line.Contains("403", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connection: keep-alive, Upgrade", "X: y", "has no 'Connection: Upgrade'")]
    [InlineData("Upgrade: websocket", "X: y", "has no 'Upgrade: websocket'")]
    [InlineData("HTTP/1.1", "HTTP/1.0", "is HTTP/1.0")]
    [InlineData("Host: a", "Host: a\r\nContent-Length: 2", "The request has a body")]
    public async Task What_is_no_handshake_is_told_why(string what, string instead, string expected)
    {
        await using var app = await Quiet.StartAsync(app => app.WebSocket("/echo", EchoApp.EchoAsync));
        await using var client = new RawClient(app);

        var answer = await client.AskAsync(WebSocketClient.Request("/echo").Replace(what, instead, StringComparison.Ordinal));

        Assert.Contains(expected, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://friend.example:8443", 101)]
    [InlineData("https://other.example", 101)]
    [InlineData("https://friend.example", 403)]
    public async Task The_setting_may_be_one_text(string origin, int expected)
    {
        await using var app = await Quiet.StartAsync(
            app => app.WebSocket("/echo", EchoApp.EchoAsync),
            arguments: "--Hyperlane:WebSockets:AllowedOrigins=https://friend.example:8443; https://other.example");
        await using var client = new WebSocketClient(app.Connect());

        await client.SendAsync(Encoding.ASCII.GetBytes(WebSocketClient.Request("/echo")
            .Replace("Host: a", $"Host: a\r\nOrigin: {origin}", StringComparison.Ordinal)));

        Assert.StartsWith($"HTTP/1.1 {expected} ", await client.ReadHeadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("friend.example")]
    [InlineData("https://friend.example/")]
    [InlineData("https://a,https://b")]
    [InlineData("null")]
    public async Task A_setting_that_is_no_origin_is_refused_at_start(string origin)
    {
        var error = await Assert.ThrowsAsync<StartupException>(
            () => Quiet.StartAsync(_ => { }, arguments: $"--Hyperlane:WebSockets:AllowedOrigins={origin}"));

        Assert.Contains($"Hyperlane:WebSockets:AllowedOrigins is wrong: '{origin}' is no origin", error.Message, StringComparison.Ordinal);
    }
}
