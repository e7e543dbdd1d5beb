using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets.Connection;

/// <summary>Answers what a peer says beside its messages (RFC 6455 §5.5), and its breaches of the protocol.</summary>
internal sealed class ControlReplies(FrameSender sender, ConnectionEnd end)
{
    /// <summary>How many pings were answered while they stood behind messages; the reader of those meets the pings again.</summary>
    public int AnsweredAhead { get; private set; }

    /// <summary>Answers the control frame that a reader has come to.</summary>
    public ValueTask AnswerAsync(MessageReader reader)
    {
        switch (reader.Control)
        {
            case Opcode.Ping when AnsweredAhead > 0:
                AnsweredAhead--;
                return ValueTask.CompletedTask;
            case Opcode.Ping:
                return PongAsync(reader.Payload);
            case Opcode.Close:
                return AnswerAsync(reader.Close!);
            default:
                return ValueTask.CompletedTask;
        }
    }

    /// <summary>Answers a ping that stands behind messages that nobody has read.</summary>
    public async ValueTask AnswerAheadAsync(byte[] ping)
    {
        await PongAsync(ping).ConfigureAwait(false);
        AnsweredAhead++;
    }

    /// <summary>The peer has broken the protocol: it is told how, and nothing more of it is read (RFC 6455 §7.1.7).</summary>
    public async ValueTask FailAsync(WebSocketFault fault)
    {
        var close = CloseFrame.Of(fault);
        end.Move(CloseEvent.Receive, close);
        await sender.TryCloseAsync(close).ConfigureAwait(false);
    }

    private ValueTask AnswerAsync(CloseFrame close)
    {
        end.Move(CloseEvent.Receive, close);

        // The same status back; the reason was for us (RFC 6455 §5.5.1).
        return new ValueTask(sender.TryCloseAsync(close with { Reason = "" }));
    }

    private ValueTask PongAsync(byte[] payload) => sender.SendAsync(new OutgoingFrame(Opcode.Pong, payload));
}
