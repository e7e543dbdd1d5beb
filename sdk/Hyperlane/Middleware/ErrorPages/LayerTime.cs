namespace Hyperlane.Middleware;

/// <summary>How a layer of the onion fared with a request.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Depth">How many layers are around it.</param>
internal sealed record LayerTime(string Name, int Depth)
{
    /// <summary>How long it took, with all within it; null while it runs.</summary>
    public TimeSpan? Elapsed { get; set; }

    /// <summary>Whether an exception left it.</summary>
    public bool Threw { get; set; }
}
