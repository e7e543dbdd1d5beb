namespace Hyperlane.WebSockets.Protocol;

/// <summary>What takes the closing handshake from one state to the next.</summary>
internal enum CloseEvent
{
    /// <summary>We send a close frame.</summary>
    Send,

    /// <summary>The peer has sent one, or has broken the protocol, after which nothing more of it counts (RFC 6455 §7.1.7).</summary>
    Receive,

    /// <summary>The connection is lost.</summary>
    Lose,
}
