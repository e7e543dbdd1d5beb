namespace Hyperlane.Http.Messages;

/// <summary>What came of looking at the bytes at hand.</summary>
internal enum ParseStatus
{
    /// <summary>The bytes end before the message does.</summary>
    NeedMore,

    /// <summary>Read to its end.</summary>
    Done,

    /// <summary>Not a message that we take; the reason says why.</summary>
    Rejected,
}
