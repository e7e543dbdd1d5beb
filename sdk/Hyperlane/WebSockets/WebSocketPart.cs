namespace Hyperlane.WebSockets;

/// <summary>A part of a message that is read as it arrives. Its bytes are good until the next one is read.</summary>
/// <param name="Bytes">What has arrived. Text may be torn within a character, but is known to be UTF-8 so far.</param>
/// <param name="IsText">Whether the message is text; else it is binary.</param>
/// <param name="IsLast">Whether the message ends here.</param>
public readonly record struct WebSocketPart(ReadOnlyMemory<byte> Bytes, bool IsText, bool IsLast);
