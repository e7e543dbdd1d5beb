namespace Hyperlane.Http;

/// <summary>Decides, when the head of a response is about to be written, whether its body is encoded on its way to the wire.</summary>
internal interface IBodyEncoding
{
    /// <summary>Whether the body of such a response may be encoded, as far as its head tells.</summary>
    /// <param name="context">The request and the head of its response.</param>
    /// <param name="length">The length of the body in bytes, where it is known.</param>
    bool Takes(HttpContext context, long? length);

    /// <summary>Looks at a head. What caches must know is noted in it, also where nothing is encoded.</summary>
    /// <param name="context">The request and the head of its response.</param>
    /// <param name="length">The length of the body in bytes, where it is known.</param>
    /// <param name="isWhole">Whether the whole body is at hand, so that the encoder is needed for no longer than this call.</param>
    /// <returns>What encodes the body; null to send it as it is.</returns>
    BodyEncoder? Begin(HttpContext context, long? length, bool isWhole);
}
