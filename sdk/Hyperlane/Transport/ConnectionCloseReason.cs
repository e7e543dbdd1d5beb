namespace Hyperlane.Transport;

/// <summary>Why a connection ended.</summary>
public enum ConnectionCloseReason
{
    /// <summary>It has not ended.</summary>
    Open,

    /// <summary>The peer closed its side (FIN).</summary>
    ClosedByPeer,

    /// <summary>The peer cut the connection (RST), or the network did.</summary>
    ResetByPeer,

    /// <summary>We closed it after all was said.</summary>
    Closed,

    /// <summary>We cut it: something went wrong, or a deadline passed.</summary>
    Aborted,
}
