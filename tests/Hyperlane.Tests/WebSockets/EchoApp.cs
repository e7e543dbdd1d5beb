using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets;

/// <summary>Sends back what comes.</summary>
internal static class EchoApp
{
    public static async Task EchoAsync(WebSocketConnection socket)
    {
        await foreach (var message in socket.ReadAllAsync())
        {
            await (message.IsText ? socket.SendUtf8Async(message.Bytes) : socket.SendAsync(message.Bytes));
        }
    }
}
