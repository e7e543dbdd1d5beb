public static class Chat
{
    [WebSocket("/text")]
    public static Task<string> Text(WebSocketConnection socket) => Task.FromResult("");
    //                         ^^^^ HL0041 Text serves a WebSocket for as long as it runs, and there is nothing to answer afterwards. Return Task or ValueTask instead of Task<string>.

    [WebSocket("/void")]
    public static void Void(WebSocketConnection socket)
    //                 ^^^^ HL0041 Void serves a WebSocket for as long as it runs, and there is nothing to answer afterwards. Return Task or ValueTask instead of void.
    {
    }
}
