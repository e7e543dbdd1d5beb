using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Unicode;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <content>How it ends (RFC 6455 §7).</content>
public sealed partial class WebSocketConnection
{
    private const int MostReason = FrameHeader.MostControl - 2;

    private volatile bool _closeSent;
    private long _closeSentAt;

    /// <summary>
    /// Says that nothing more will be sent. Does not wait for the peer, whose last messages can still be read: it answers
    /// while the reading goes on or after the handler has ended, and is given <see cref="WebSocketOptions.CloseTimeout"/>.
    /// </summary>
    /// <param name="status">Why: 1000 to 1003, 1007 to 1014, or 3000 to 4999 for a meaning of your own (RFC 6455 §7.4).</param>
    /// <param name="reason">The same in words, for a log; up to 123 bytes.</param>
    /// <exception cref="ArgumentException">The status must not be sent, or the reason is too long.</exception>
    public ValueTask CloseAsync(WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure, string? reason = null)
    {
        if (!IsSendable((int)status))
        {
            throw new ArgumentException($"The close status {(int)status} must not be sent (RFC 6455 §7.4).", nameof(status));
        }

        if (Encoding.UTF8.GetByteCount(reason ?? "") > MostReason)
        {
            throw new ArgumentException($"The reason has more than {MostReason} bytes.", nameof(reason));
        }

        return SendCloseAsync(status, reason ?? "");
    }

    /// <summary>The handler has ended: closes, unless that has been done, and waits for the peer to do so too.</summary>
    internal async ValueTask EndAsync(WebSocketCloseStatus status, string reason = "")
    {
        await IgnoreEndAsync(SendCloseAsync(status, reason)).ConfigureAwait(false);

        // Who still reads, on a task of its own, gets the peer's answer; the heartbeat sees to it that this comes to an end.
        while (_reader != Reader.Handler && await ReadAsync(LargestPart, inParts: true, CancellationToken.None).ConfigureAwait(false))
        {
        }
    }

    /// <summary>Closes, as the server stops.</summary>
    internal void GoAway() => CloseSoon(WebSocketCloseStatus.EndpointUnavailable, "The server stops.");

    /// <summary>Closes in the background, and has the handler stop.</summary>
    internal void CloseSoon(WebSocketCloseStatus status, string reason)
    {
        _ = IgnoreEndAsync(SendCloseAsync(status, reason));
        FireClosed();
    }

    private static bool IsSendable(int status) => status is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);

    private static async Task IgnoreEndAsync(ValueTask sending)
    {
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The peer is gone; whoever reads learns of it.
        }
    }

    private async ValueTask SendCloseAsync(WebSocketCloseStatus status, string reason)
    {
        await _sending.EnterAsync().ConfigureAwait(false);
        if (_closeSent || _isLost)
        {
            _sending.Leave();
            return;
        }

        Volatile.Write(ref _closeSentAt, Environment.TickCount64);
        _closeSent = true;
        var length = 0;
        var payload = new byte[FrameHeader.MostControl];
        if (status != WebSocketCloseStatus.Empty)
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)status);
            length = 2 + Encoding.UTF8.GetBytes(reason, payload.AsSpan(2));
        }

        await WriteAndFlush(Opcode.Close, payload.AsSpan(0, length), isFinal: true).ConfigureAwait(false);
    }

    private ValueTask OnCloseAsync(byte[] payload)
    {
        var fault = payload.Length == 1 ? WebSocketFault.ClosePayload
            : payload.Length > 1 && !IsSendable(BinaryPrimitives.ReadUInt16BigEndian(payload)) ? WebSocketFault.CloseCode
            : payload.Length > 2 && !Utf8.IsValid(payload.AsSpan(2)) ? WebSocketFault.CloseReason
            : WebSocketFault.None;
        if (fault != WebSocketFault.None)
        {
            return FailAsync(fault);
        }

        var status = payload.Length == 0 ? WebSocketCloseStatus.Empty : (WebSocketCloseStatus)BinaryPrimitives.ReadUInt16BigEndian(payload);
        End(status, payload.Length > 2 ? Encoding.UTF8.GetString(payload.AsSpan(2)) : "");
        _closeReceived = true;

        // The same status back; the reason was for us (RFC 6455 §5.5.1).
        return new ValueTask(IgnoreEndAsync(SendCloseAsync(status, "")));
    }

    /// <summary>The peer has broken the protocol: it is told how, and nothing more of it is read (RFC 6455 §7.1.7).</summary>
    private async ValueTask FailAsync(WebSocketFault fault)
    {
        var (status, reason) = WebSocketFaults.Of(fault);
        End(status, reason);
        _closeReceived = true;
        await IgnoreEndAsync(SendCloseAsync(status, reason)).ConfigureAwait(false);
    }
}
