namespace Hyperlane.Data;

/// <summary>What a client asks for with a file.</summary>
/// <param name="Job">An id by which its progress can be followed.</param>
/// <param name="Name">The name of the dataset; null for that of the file.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Options">How it is to be read.</param>
/// <param name="Into">The dataset whose rows it replaces or is added to; null for a new one.</param>
/// <param name="IsAdded">Whether its rows are added.</param>
/// <param name="MayWiden">Whether adding may make other types and more columns necessary.</param>
public sealed record Upload(Guid Job, string? Name, string? File, ReadOptions Options, Dataset? Into = null, bool IsAdded = false,
    bool MayWiden = false);
