namespace Hyperlane.Tests.Endpoints;

/// <summary>Says ten and has five.</summary>
internal sealed class Shrinking() : MemoryStream(new byte[5])
{
    public override long Length => 10;
}
