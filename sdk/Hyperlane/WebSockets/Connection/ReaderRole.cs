namespace Hyperlane.WebSockets.Connection;

/// <summary>Who reads a connection.</summary>
internal enum ReaderRole
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>The handler.</summary>
    Handler,

    /// <summary>The watch that looks ahead in the handler's place.</summary>
    Watch,

    /// <summary>Nobody, and there is nothing more to learn until somebody has read.</summary>
    Behind,
}
