using System.Net.WebSockets;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>The close code and the words for every fault, in one table (RFC 6455 §7.4.1).</summary>
internal static class WebSocketFaults
{
    public static (WebSocketCloseStatus Status, string Reason) Of(WebSocketFault fault) => fault switch
    {
        WebSocketFault.ReservedBits => (WebSocketCloseStatus.ProtocolError, "A reserved bit is set (RFC 6455 §5.2)"),
        WebSocketFault.UnknownOpcode => (WebSocketCloseStatus.ProtocolError, "The opcode is unknown (RFC 6455 §5.2)"),
        WebSocketFault.FragmentedControlFrame => (WebSocketCloseStatus.ProtocolError, "A control frame is fragmented (RFC 6455 §5.5)"),
        WebSocketFault.ControlFrameTooLong =>
            (WebSocketCloseStatus.ProtocolError, "A control frame has more than 125 bytes (RFC 6455 §5.5)"),
        WebSocketFault.NotMasked => (WebSocketCloseStatus.ProtocolError, "A frame is not masked (RFC 6455 §5.1)"),
        WebSocketFault.LengthNotMinimal => (WebSocketCloseStatus.ProtocolError, "A length takes more bytes than it needs (RFC 6455 §5.2)"),
        WebSocketFault.LengthTooLarge => (WebSocketCloseStatus.ProtocolError, "A length has its highest bit set (RFC 6455 §5.2)"),
        WebSocketFault.ContinuesNothing => (WebSocketCloseStatus.ProtocolError, "A frame continues no message (RFC 6455 §5.4)"),
        WebSocketFault.MessageWithinMessage => (WebSocketCloseStatus.ProtocolError, "A message begins within another (RFC 6455 §5.4)"),
        WebSocketFault.InvalidUtf8 => (WebSocketCloseStatus.InvalidPayloadData, "Text is not UTF-8 (RFC 6455 §8.1)"),
        WebSocketFault.MessageTooLarge => (WebSocketCloseStatus.MessageTooBig, "The message is too large"),
        WebSocketFault.ClosePayload => (WebSocketCloseStatus.ProtocolError, "A close frame has one byte (RFC 6455 §5.5.1)"),
        WebSocketFault.CloseCode => (WebSocketCloseStatus.ProtocolError, "A close code must not be sent (RFC 6455 §7.4)"),
        WebSocketFault.CloseReason => (WebSocketCloseStatus.InvalidPayloadData, "A close reason is not UTF-8 (RFC 6455 §5.5.1)"),
        WebSocketFault.CompressedControlFrame => (WebSocketCloseStatus.ProtocolError, "A control frame is compressed (RFC 7692 §5)"),
        WebSocketFault.CompressedContinuation =>
            (WebSocketCloseStatus.ProtocolError, "The compression bit is set within a message (RFC 7692 §6)"),
        WebSocketFault.BrokenCompression => (WebSocketCloseStatus.InvalidPayloadData, "A message cannot be decompressed (RFC 7692 §6.2)"),
        WebSocketFault.InvalidJson => (WebSocketCloseStatus.InvalidPayloadData, "The message is not the JSON that is expected here"),
        WebSocketFault.TooManyFragments => (WebSocketCloseStatus.PolicyViolation, "A message has too many fragments"),
        WebSocketFault.TooManyEmptyFragments => (WebSocketCloseStatus.PolicyViolation, "Too many fragments in a row are empty"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
