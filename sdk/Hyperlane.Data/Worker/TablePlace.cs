namespace Hyperlane.Data;

/// <summary>A dataset, and the file it is in; without one, it is only seen to be there.</summary>
internal sealed record TablePlace(Dataset Dataset, string? Path);
