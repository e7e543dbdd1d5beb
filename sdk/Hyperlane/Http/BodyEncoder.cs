namespace Hyperlane.Http;

/// <summary>Encodes the body of one response, part by part.</summary>
internal abstract class BodyEncoder : IDisposable
{
    /// <summary>The name of the coding (RFC 9110 §8.4.1).</summary>
    public abstract string Coding { get; }

    /// <summary>Encodes a part.</summary>
    /// <returns>What can be sent by now; good until the next call.</returns>
    public abstract ReadOnlySpan<byte> Encode(ReadOnlySpan<byte> bytes, BodyPart part);

    public abstract void Dispose();
}
