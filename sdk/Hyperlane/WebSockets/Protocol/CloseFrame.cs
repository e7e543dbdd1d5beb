using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Unicode;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>What a close frame says (RFC 6455 §5.5.1), or what stands for one where there was none.</summary>
/// <param name="Status">Why it ends. <see cref="WebSocketCloseStatus.Empty"/> for a frame that says nothing.</param>
/// <param name="Reason">The same in words; empty for none.</param>
internal sealed record CloseFrame(WebSocketCloseStatus Status, string Reason = "")
{
    /// <summary>The longest reason, in bytes of UTF-8.</summary>
    public const int MaxReason = FrameHeader.MaxControl - StatusBytes;

    /// <summary>The status of a connection that was lost without a close frame; it is never sent (RFC 6455 §7.4.1).</summary>
    public const WebSocketCloseStatus AbnormalClosure = (WebSocketCloseStatus)1006;

    private const int StatusBytes = 2;

    /// <summary>What a peer is told that has broken the protocol.</summary>
    public static CloseFrame Of(WebSocketFault fault)
    {
        var (status, reason) = WebSocketFaults.Of(fault);
        return new CloseFrame(status, reason);
    }

    /// <summary>Whether a status may stand in a frame (RFC 6455 §7.4).</summary>
    public static bool IsSendable(int status) => status is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);

    /// <summary>Reads the payload of a close frame.</summary>
    /// <param name="payload">The payload, without its mask.</param>
    /// <param name="frame">What it says; good only where nothing is wrong.</param>
    /// <returns>What is wrong with it.</returns>
    public static WebSocketFault Read(ReadOnlySpan<byte> payload, out CloseFrame frame)
    {
        frame = new CloseFrame(WebSocketCloseStatus.Empty);
        if (payload.IsEmpty)
        {
            return WebSocketFault.None;
        }

        if (payload.Length < StatusBytes)
        {
            return WebSocketFault.ClosePayload;
        }

        var status = BinaryPrimitives.ReadUInt16BigEndian(payload);
        var reason = payload[StatusBytes..];
        if (!IsSendable(status))
        {
            return WebSocketFault.CloseCode;
        }

        if (!Utf8.IsValid(reason))
        {
            return WebSocketFault.CloseReason;
        }

        frame = new CloseFrame((WebSocketCloseStatus)status, Encoding.UTF8.GetString(reason));
        return WebSocketFault.None;
    }

    /// <summary>The payload of the frame. The reason is at most <see cref="MaxReason"/> long.</summary>
    public byte[] ToPayload()
    {
        if (Status == WebSocketCloseStatus.Empty)
        {
            return [];
        }

        var payload = new byte[StatusBytes + Encoding.UTF8.GetByteCount(Reason)];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)Status);
        Encoding.UTF8.GetBytes(Reason, payload.AsSpan(StatusBytes));
        return payload;
    }
}
