namespace Hyperlane.Data;

/// <summary>Files to read, as one table.</summary>
/// <param name="Files">Where they are.</param>
/// <param name="Options">How they are to be read.</param>
/// <param name="Draft">What is known of the dataset so far.</param>
/// <param name="Into">The database file to make of them; null where the rows are wanted.</param>
/// <param name="Preview">That the only one is only to be looked at.</param>
/// <param name="Rejects">Where to write the list of what is left out; null for nowhere.</param>
/// <param name="Before">The columns that they must have; null if any will do.</param>
internal sealed record FileRequest(
    IReadOnlyList<FilePlace> Files, ReadOptions Options, Dataset Draft, string? Into, PreviewRequest? Preview = null,
    string? Rejects = null, IReadOnlyList<Column>? Before = null);
