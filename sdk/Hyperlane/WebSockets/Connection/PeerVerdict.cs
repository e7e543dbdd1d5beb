namespace Hyperlane.WebSockets.Connection;

/// <summary>What is to be done about a peer, as far as time tells.</summary>
internal enum PeerVerdict
{
    /// <summary>Nothing.</summary>
    Stays,

    /// <summary>It has been silent, and is asked whether it is there.</summary>
    Ping,

    /// <summary>No message has come or gone for too long.</summary>
    CloseIdle,

    /// <summary>It does not answer a ping or a close.</summary>
    Cut,
}
