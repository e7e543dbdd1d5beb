namespace Hyperlane.Data;

/// <summary>Why the service ended a worker.</summary>
internal enum WorkerEnd
{
    /// <summary>The client has left, or the time is over.</summary>
    Stopped,

    /// <summary>It took more memory than it may.</summary>
    TooLarge,

    /// <summary>There is nothing to do for it.</summary>
    NotWanted,
}
