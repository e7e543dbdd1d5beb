using System.Net.WebSockets;
using System.Text;
using Hyperlane.Testing;
using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets;

/// <summary>With the client of System.Net.WebSockets, as a test of an app connects it.</summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Echoes_messages_of_every_size_and_closes(bool inMemory, bool offersCompression)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var app = await TestApp.StartAsync(
            app => app.Get("/echo", context => context.WebSocket(EchoApp.EchoAsync, "one", "two")),
            new TestAppOptions { InMemory = inMemory });
        using var socket = await app.ConnectWebSocketAsync(
            "/echo",
            options =>
            {
                options.AddSubProtocol("two");
                options.DangerousDeflateOptions = offersCompression ? new WebSocketDeflateOptions() : null;
            },
            hang.Token);
        Assert.Equal("two", socket.SubProtocol);

        var buffer = new byte[100_000];
        foreach (var length in (int[])[0, 1, 125, 126, 65_535, 65_536, 100_000])
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 23))));
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, hang.Token);
            var read = 0;
            while (await socket.ReceiveAsync(buffer.AsMemory(read), hang.Token) is var part && (read += part.Count) >= 0
                && !part.EndOfMessage)
            {
            }

            Assert.Equal(text, Encoding.UTF8.GetString(buffer, 0, read));
        }

        await socket.CloseAsync((WebSocketCloseStatus)4321, "done", hang.Token);
        Assert.Equal((WebSocketCloseStatus)4321, socket.CloseStatus);
    }
}
