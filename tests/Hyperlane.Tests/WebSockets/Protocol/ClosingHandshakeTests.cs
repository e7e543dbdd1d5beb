using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.Tests.WebSockets.Protocol;

/// <summary>Every row of the table of states, the refused ones too.</summary>
public sealed class ClosingHandshakeTests
{
    private static readonly Dictionary<string, CloseEvent[]> Ways = new()
    {
        [nameof(CloseState.Open)] = [],
        [nameof(CloseState.CloseSent)] = [CloseEvent.Send],
        [nameof(CloseState.CloseReceived)] = [CloseEvent.Receive],
        [nameof(CloseState.Closed)] = [CloseEvent.Receive, CloseEvent.Send],
        [nameof(CloseState.Lost)] = [CloseEvent.Lose],
    };

    [Theory]
    [InlineData("Open", "CloseSent", "CloseReceived", "Lost", true, true)]
    [InlineData("CloseSent", null, "Closed", "Lost", false, true)]
    [InlineData("CloseReceived", "Closed", null, "Lost", true, false)]
    [InlineData("Closed", null, null, null, false, false)]
    [InlineData("Lost", null, null, null, false, false)]
    public void Each_state_has_its_ways_out(string state, string? afterSend, string? afterReceive, string? afterLoss, bool canSend,
        bool canRead)
    {
        Assert.Equal((state, canSend, canRead), Seen(In(state)));
        Assert.Equal((afterSend, afterReceive, afterLoss),
            (After(state, CloseEvent.Send), After(state, CloseEvent.Receive), After(state, CloseEvent.Lose)));
    }

    /// <summary>A state that cannot be left would keep a connection for ever.</summary>
    [Fact]
    public void Every_state_leads_to_an_end()
    {
        Assert.Equal(Enum.GetNames<CloseState>(), Ways.Keys);
        foreach (var state in Ways.Keys)
        {
            var handshake = In(state);
            handshake.TryMove(CloseEvent.Lose);

            Assert.True(handshake.State is CloseState.Closed or CloseState.Lost);
        }
    }

    [Fact]
    public void Of_many_who_close_at_once_one_does()
    {
        var handshake = new ClosingHandshake();
        var sent = 0;
        Parallel.For(0, 100, _ =>
        {
            if (handshake.TryMove(CloseEvent.Send))
            {
                Interlocked.Increment(ref sent);
            }
        });

        Assert.Equal(1, sent);
    }

    private static ClosingHandshake In(string state)
    {
        var handshake = new ClosingHandshake();
        Assert.All(Ways[state], what => Assert.True(handshake.TryMove(what)));
        return handshake;
    }

    private static (string State, bool CanSend, bool CanRead) Seen(ClosingHandshake handshake)
        => (handshake.State.ToString(), handshake.CanSend, handshake.CanRead);

    /// <summary>The state after an event; null where it is refused, and then nothing has changed.</summary>
    private static string? After(string state, CloseEvent what)
    {
        var handshake = In(state);
        var moved = handshake.TryMove(what);
        Assert.Equal(!moved, handshake.State.ToString() == state);
        return moved ? handshake.State.ToString() : null;
    }
}
