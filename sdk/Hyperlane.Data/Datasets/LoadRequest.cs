namespace Hyperlane.Data;

/// <summary>What a dataset is to be made of.</summary>
/// <param name="Files">Where its files are, in their order.</param>
/// <param name="Options">How they are to be read.</param>
/// <param name="Draft">What is known of it so far; its files have the names by which they are kept.</param>
/// <param name="Packed">Where the new file is, packed, and the name by which it is kept; null if none is.</param>
/// <param name="Into">The dataset whose rows are replaced; null for a new one.</param>
/// <param name="Before">The columns that the files must have; null if any will do.</param>
public sealed record LoadRequest(
    IReadOnlyList<FilePlace> Files, ReadOptions Options, Dataset Draft, Task<(string Path, string Name)>? Packed = null,
    Dataset? Into = null, IReadOnlyList<Column>? Before = null)
{
    /// <summary>Waits until the new file is packed.</summary>
    /// <returns>Where files are that are to be kept, and their names: the new one, and the list of what was left out.</returns>
    /// <param name="rejects">Where that list is.</param>
    /// <param name="dataset">The dataset as it was read.</param>
    public IReadOnlyList<(string Path, string Name)> Kept(string rejects, Dataset dataset)
        => [.. Packed is null ? [] : ((string, string)[])[Packed.GetAwaiter().GetResult()], .. dataset.Rejects is { } name
            ? [(rejects, name)]
            : ((string, string)[])[]];

    /// <summary>That the dataset is another one than when this began.</summary>
    public ProblemException Changed()
        => new(409, $"The dataset \"{Draft.Name}\" was deleted or changed by somebody else meanwhile. Nothing was done.");
}
