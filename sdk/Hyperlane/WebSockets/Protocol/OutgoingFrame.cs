namespace Hyperlane.WebSockets.Protocol;

/// <summary>What is to be sent: a message, a part of one, or a control frame.</summary>
/// <param name="Opcode">What it is; of a part, what its message is.</param>
/// <param name="Payload">Its bytes, unless it is <paramref name="Text"/>.</param>
/// <param name="Text">Text that is still to be encoded, or null.</param>
/// <param name="IsPart">Whether it is a part of a message.</param>
/// <param name="IsLast">Whether the message ends with it.</param>
internal readonly record struct OutgoingFrame(Opcode Opcode, ReadOnlyMemory<byte> Payload, string? Text = null, bool IsPart = false,
    bool IsLast = true)
{
    /// <summary>Whether it is a close, a ping or a pong.</summary>
    public bool IsControl => Opcode >= Opcode.Close;
}
