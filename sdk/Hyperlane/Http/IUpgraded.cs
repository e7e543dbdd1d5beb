namespace Hyperlane.Http;

/// <summary>What a connection has become that no longer speaks HTTP.</summary>
internal interface IUpgraded
{
    /// <summary>Called by the server's heartbeat, about once a second.</summary>
    void OnHeartbeat();
}
