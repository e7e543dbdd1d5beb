namespace Hyperlane.Data;

/// <summary>What a file of a dataset says of itself, and by which one sees that it is still the same.</summary>
/// <param name="Length">Its bytes.</param>
/// <param name="WrittenAt">When it was written last, UTC.</param>
/// <param name="Dataset">The dataset in it.</param>
internal sealed record FileNote(long Length, DateTime WrittenAt, Dataset Dataset);
