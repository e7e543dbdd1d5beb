namespace Hyperlane.Http.Messages;

/// <summary>How the end of a message's body is known (RFC 9112 §6).</summary>
internal enum BodyKind : byte
{
    /// <summary>There is no body.</summary>
    None,

    /// <summary>By its length.</summary>
    Length,

    /// <summary>By its last chunk.</summary>
    Chunked,

    /// <summary>By the end of the connection; answers to HTTP/1.0 only.</summary>
    UntilClose,
}
