using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>Members without a window, who talk before the test begins.</summary>
public static class BrowserCrowd
{
    // As many as one member may say without a pause.
    private const int Each = 25;

    /// <summary>Has "Message 1" to "Message (count)" said in a room; all are stored when this ends.</summary>
    public static async Task SayAsync(Uri url, string room, int count)
    {
        for (var said = 0; said < count; said += Each)
        {
            using var socket = new ClientWebSocket();
            var address = new UriBuilder(url) { Scheme = "ws", Path = $"/rooms/{room}/live", Query = $"name=Member {said / Each}" };
            await socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken);
            for (var number = said + 1; number <= Math.Min(said + Each, count); number++)
            {
                await SayAsync(socket, $"Message {number}");
            }

            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        }
    }

    private static async Task SayAsync(ClientWebSocket socket, string text)
    {
        var message = new JsonObject { ["type"] = "say", ["text"] = text, ["clientId"] = text };
        await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        var buffer = new byte[4096];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            var answer = JsonNode.Parse(buffer.AsSpan(0, received.Count))!;
            Assert.NotEqual("error", (string?)answer["type"]);
            if ((string?)answer["clientId"] == text)
            {
                return;
            }
        }
    }
}
