namespace Hyperlane.WebSockets.Protocol;

/// <summary>How much a peer may send.</summary>
/// <param name="MaxMessageBytes">The largest message, in bytes, after decompression. What is read in parts is not held to it unless it is
/// compressed.</param>
/// <param name="MaxFragments">The most fragments of a message. What is read in parts is not held to it.</param>
/// <param name="MaxEmptyFragments">The most fragments in a row that have no bytes and do not end their message.</param>
internal readonly record struct MessageLimits(int MaxMessageBytes, int MaxFragments, int MaxEmptyFragments);
