namespace Hyperlane.Transport;

/// <summary>Serves a connection, and wants to know when what it runs there holds up the transport's own thread.</summary>
internal interface IBlockingObserver
{
    /// <summary>
    /// What this connection runs has held up the transport's thread for some milliseconds; the transport has moved its other connections to
    /// another thread meanwhile.
    /// </summary>
    /// <remarks>Called on another thread, while the held-up one is still at it.</remarks>
    /// <param name="isWaiting">Whether the thread waits for something rather than computes.</param>
    void OnBlocked(bool isWaiting);
}
