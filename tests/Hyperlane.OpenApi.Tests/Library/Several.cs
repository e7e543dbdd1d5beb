namespace Library;

/// <summary>Several values of a kind, in collections of each kind.</summary>
public sealed record Several(
    int[] Numbers,
    IReadOnlyList<DateOnly> Days,
    HashSet<Genre> Genres,
    Dictionary<string, int> Counts,
    int[]? Packed = null);
