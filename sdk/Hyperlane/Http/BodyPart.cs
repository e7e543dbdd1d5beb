namespace Hyperlane.Http;

/// <summary>What follows a part of a body.</summary>
internal enum BodyPart : byte
{
    /// <summary>More, and nobody waits for this part: it may be kept to be encoded better.</summary>
    More,

    /// <summary>More, but later: the client must be able to decode all there is by now.</summary>
    Flush,

    /// <summary>Nothing: the body is whole.</summary>
    End,
}
