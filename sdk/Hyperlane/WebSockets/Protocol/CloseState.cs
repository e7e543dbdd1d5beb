namespace Hyperlane.WebSockets.Protocol;

/// <summary>How far the closing handshake is (RFC 6455 §7.1). <see cref="ClosingHandshake"/> has the ways between the states.</summary>
internal enum CloseState
{
    /// <summary>Nobody has closed.</summary>
    Open,

    /// <summary>We have sent a close frame; the peer may still send, and has to answer.</summary>
    CloseSent,

    /// <summary>The peer has closed or broken the protocol: nothing more of it is read. Our close frame is still to be sent.</summary>
    CloseReceived,

    /// <summary>Both have closed.</summary>
    Closed,

    /// <summary>The connection was lost before both had closed.</summary>
    Lost,
}
