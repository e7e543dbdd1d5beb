using System.Net.WebSockets;

namespace Hyperlane.WebSockets;

/// <content>How many rooms it is in.</content>
public sealed partial class WebSocketConnection
{
    private int _rooms;

    /// <summary>Counts one more room. A peer that wants too many is told so, and its connection ends.</summary>
    /// <param name="most">How many it may be in.</param>
    /// <exception cref="IOException">It is in as many already.</exception>
    internal void EnterRoom(int most)
    {
        if (Interlocked.Increment(ref _rooms) <= most)
        {
            return;
        }

        LeaveRoom();
        var reason = $"A connection may be in {most} rooms at a time.";
        _ = IgnoreEndAsync(SendCloseAsync(WebSocketCloseStatus.PolicyViolation, reason));
        FireClosed();
        throw new IOException(reason);
    }

    /// <summary>It has left one.</summary>
    internal void LeaveRoom() => Interlocked.Decrement(ref _rooms);
}
