namespace Hyperlane.Fuzz;

/// <summary>What was agreed with a client that sends WebSocket messages, and how they are read.</summary>
/// <param name="MaxMessageBytes">The largest message.</param>
/// <param name="MaxFragments">The most fragments.</param>
/// <param name="MaxEmptyFragments">The most empty fragments in a row.</param>
/// <param name="TakesCompression">Whether messages may be compressed.</param>
/// <param name="KeepsContext">Whether a compressed message may refer to those before it.</param>
/// <param name="InParts">Whether messages are read in parts.</param>
public sealed record MessageSettings(
    int MaxMessageBytes,
    int MaxFragments,
    int MaxEmptyFragments,
    bool TakesCompression = false,
    bool KeepsContext = false,
    bool InParts = false);
