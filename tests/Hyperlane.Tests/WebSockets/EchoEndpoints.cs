using System.ComponentModel.DataAnnotations;
using Hyperlane.Endpoints;
using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets;

/// <summary>WebSockets by attribute.</summary>
[Route("/sockets")]
public static class EchoEndpoints
{
    [WebSocket("/{room}/echo", SubProtocols = ["echo.v2", "echo.v1"])]
    public static async Task Echo([StringLength(8)] string room, WebSocketConnection socket, CancellationToken stop, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(socket);
        await foreach (var message in socket.ReadAllAsync(stop))
        {
            for (var i = 0; i < times; i++)
            {
                await socket.SendAsync($"{room} {socket.SubProtocol} {message.Text}", stop);
            }
        }
    }
}
