namespace Hyperlane.Transport;

/// <summary>What can be counted of event loops, at any time and from any thread.</summary>
internal interface IEventLoops
{
    /// <summary>How many events are ready and wait to be served.</summary>
    long ReadyEvents { get; }

    /// <summary>How many events have been served.</summary>
    long ServedEvents { get; }

    /// <summary>How often a loop was given another thread, because a handler blocked its own.</summary>
    long Rescues { get; }
}
