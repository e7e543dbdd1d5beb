namespace Hyperlane.WebSockets.Protocol;

/// <summary>Everything a peer can do wrong once the handshake is over. What it is told stands in <see cref="WebSocketFaults"/>.</summary>
internal enum WebSocketFault
{
    None,
    ReservedBits,
    UnknownOpcode,
    FragmentedControlFrame,
    ControlFrameTooLong,
    NotMasked,
    LengthNotMinimal,
    LengthTooLarge,
    ContinuesNothing,
    MessageWithinMessage,
    InvalidUtf8,
    MessageTooLarge,
    ClosePayload,
    CloseCode,
    CloseReason,
    CompressedControlFrame,
    CompressedContinuation,
    BrokenCompression,
    InvalidJson,
    TooManyFragments,
    TooManyEmptyFragments,
}
