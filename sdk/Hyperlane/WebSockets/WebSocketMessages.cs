namespace Hyperlane.WebSockets;

/// <summary>
/// The messages of a WebSocket as they come. Not an iterator, which would be one more state machine to resume for each message.
/// </summary>
internal sealed class WebSocketMessages(WebSocketConnection socket, CancellationToken cancellationToken)
    : IAsyncEnumerable<WebSocketMessage>
{
    public IAsyncEnumerator<WebSocketMessage> GetAsyncEnumerator(CancellationToken otherToken = default)
    {
        var both = cancellationToken.CanBeCanceled && otherToken.CanBeCanceled && cancellationToken != otherToken
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, otherToken)
            : null;
        return new Enumerator(socket, both, both?.Token ?? (otherToken.CanBeCanceled ? otherToken : cancellationToken));
    }

    private sealed class Enumerator(WebSocketConnection socket, CancellationTokenSource? owned, CancellationToken cancellationToken)
        : IAsyncEnumerator<WebSocketMessage>
    {
        public WebSocketMessage Current => socket.Message;

        public ValueTask<bool> MoveNextAsync() => socket.ReadMessageAsync(cancellationToken);

        public ValueTask DisposeAsync()
        {
            owned?.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
