namespace Hyperlane.WebSockets.Protocol;

/// <summary>The closing handshake (RFC 6455 §7): one table of states, which all who send, read or give up go by.</summary>
/// <remarks>
/// Events may come from several threads at once: each takes effect whole, or is refused.
/// state          | may send messages | may read | Send          | Receive        | Lose
/// ---------------|-------------------|----------|---------------|----------------|------
/// Open           | yes               | yes      | CloseSent     | CloseReceived  | Lost
/// CloseSent      | no                | yes      | refused       | Closed         | Lost
/// CloseReceived  | until our close   | no       | Closed        | refused        | Lost
/// Closed         | no                | no       | refused       | refused        | refused
/// Lost           | no                | no       | refused       | refused        | refused
/// </remarks>
internal sealed class ClosingHandshake
{
    private int _state = (int)CloseState.Open;

    /// <summary>How far it is.</summary>
    public CloseState State => (CloseState)Volatile.Read(ref _state);

    /// <summary>Whether frames other than a close may go out (RFC 6455 §5.5.1).</summary>
    public bool CanSend => State is CloseState.Open or CloseState.CloseReceived;

    /// <summary>Whether what the peer sends still counts.</summary>
    public bool CanRead => State is CloseState.Open or CloseState.CloseSent;

    /// <summary>Whether our close frame has been sent.</summary>
    public bool IsCloseSent => State is CloseState.CloseSent or CloseState.Closed;

    /// <summary>Takes an event.</summary>
    /// <returns>False when it is refused: a second close of the same side, or anything behind the end. The state stays.</returns>
    public bool TryMove(CloseEvent what)
    {
        while (true)
        {
            var state = State;
            if (After(state, what) is not { } next)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _state, (int)next, (int)state) == (int)state)
            {
                return true;
            }
        }
    }

    /// <summary>The table: the state after an event, or null where it is refused.</summary>
    public static CloseState? After(CloseState state, CloseEvent what) => (state, what) switch
    {
        (CloseState.Open, CloseEvent.Send) => CloseState.CloseSent,
        (CloseState.Open, CloseEvent.Receive) => CloseState.CloseReceived,
        (CloseState.CloseSent, CloseEvent.Receive) => CloseState.Closed,
        (CloseState.CloseReceived, CloseEvent.Send) => CloseState.Closed,
        (CloseState.Open or CloseState.CloseSent or CloseState.CloseReceived, CloseEvent.Lose) => CloseState.Lost,
        _ => null,
    };
}
