namespace Hyperlane.WebSockets.Protocol;

/// <summary>What a <see cref="MessageReader"/> has come to.</summary>
internal enum ReadStep
{
    /// <summary>The bytes end before anything else does.</summary>
    NeedMore,

    /// <summary>A control frame: <see cref="MessageReader.Control"/> and its payload. Behind a close nothing more is read.</summary>
    Control,

    /// <summary>A part of a message, which goes on.</summary>
    Part,

    /// <summary>A message, or its last part.</summary>
    Message,

    /// <summary>The peer has broken the protocol: <see cref="MessageReader.Fault"/>. Nothing more is read.</summary>
    Fault,

    /// <summary>A close frame was read before; what stands behind it does not count.</summary>
    Ended,
}
