public static class Chat
{
    [WebSocket("/silent")]
    public static Task Silent() => Task.CompletedTask;
    //                 ^^^^^^ HL0040 Silent serves WebSockets, but takes no WebSocketConnection. Add a parameter: WebSocketConnection socket.

    [Get("/live")]
    public static Task Live(WebSocketConnection socket) => Task.CompletedTask;
    //                                          ^^^^^^ HL0040 'socket' is a WebSocketConnection, which a request alone has not. Write [WebSocket(...)] above Live.
}
