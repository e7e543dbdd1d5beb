namespace Hyperlane.Endpoints.Files;

/// <summary>A part of a file, in bytes.</summary>
internal readonly record struct ByteRange(long Start, long Length)
{
    public long End => Start + Length;
}
