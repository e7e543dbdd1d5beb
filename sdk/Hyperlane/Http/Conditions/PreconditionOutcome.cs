namespace Hyperlane.Http;

/// <summary>What the conditions of a request come to (RFC 9110 §13.2.2).</summary>
internal enum PreconditionOutcome
{
    /// <summary>There are none, or they hold: answer.</summary>
    Hold,

    /// <summary>The client has this version already: 304.</summary>
    NotModified,

    /// <summary>The client speaks of another version: 412.</summary>
    Failed,
}
