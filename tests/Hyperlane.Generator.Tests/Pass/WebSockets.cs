[Route("/rooms")]
public sealed class RoomEndpoints
{
    [WebSocket("/{room}/live", SubProtocols = new[] { "chat.v1", "chat.v2" })]
    public async Task Live(string room, WebSocketConnection socket, CancellationToken stop, string? name = null)
    {
        await foreach (var message in socket.ReadAllAsync(stop))
        {
            await socket.SendAsync($"{room} {name} {message.Text}", stop);
        }
    }

    [WebSocket("/{room}/count")]
    public static ValueTask Count(WebSocketConnection connection, int room) => connection.SendAsync($"{room}");
}
