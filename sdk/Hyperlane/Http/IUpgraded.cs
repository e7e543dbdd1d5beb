namespace Hyperlane.Http;

/// <summary>What a connection has become that no longer speaks HTTP.</summary>
internal interface IUpgraded
{
    /// <summary>Fires when the peer has left, by whatever way of leaving the protocol has.</summary>
    CancellationToken Closed { get; }

    /// <summary>Called by the server's heartbeat, about once a second.</summary>
    void OnHeartbeat();
}
