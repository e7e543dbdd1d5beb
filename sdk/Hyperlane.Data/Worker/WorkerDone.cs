namespace Hyperlane.Data;

/// <summary>A request is done.</summary>
/// <param name="Dataset">What became of a file, or what it says.</param>
/// <param name="IsMore">Whether there are more rows than were wanted.</param>
/// <param name="Preview">How a file would be read.</param>
internal sealed record WorkerDone(Dataset? Dataset = null, bool IsMore = false, Preview? Preview = null);
