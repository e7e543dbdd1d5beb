namespace Hyperlane.Transport.Epoll;

/// <summary>Something with a descriptor that a loop watches.</summary>
internal interface IEventSource
{
    /// <summary>Tells this source from an earlier one that had the same descriptor.</summary>
    uint Generation { get; }

    /// <summary>Something happened. Called by the loop, on its thread.</summary>
    void OnEvent(EpollFlags flags);
}
