using System.Net;

namespace Hyperlane.Transport;

/// <summary>A place where a transport accepts connections.</summary>
/// <remarks>
/// Disposing stops accepting. Connections that the peer already sees as established are still handed over,
/// and those that were handed over live on.
/// </remarks>
public interface ITransportListener : IAsyncDisposable
{
    /// <summary>The address in use; its port is the real one where 0 was asked for.</summary>
    EndPoint EndPoint { get; }
}
