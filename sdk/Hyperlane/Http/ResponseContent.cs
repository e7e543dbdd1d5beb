namespace Hyperlane.Http;

/// <summary>What follows the head of a response (RFC 9110 §6.4).</summary>
internal enum ResponseContent : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Nothing, as the request was HEAD; to GET there would be a body, and the head is that of GET (RFC 9110 §9.3.2).</summary>
    Withheld,

    /// <summary>The body, which may be empty.</summary>
    Follows,
}
