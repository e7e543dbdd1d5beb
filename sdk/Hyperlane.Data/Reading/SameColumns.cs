namespace Hyperlane.Data;

/// <summary>Whether rows that are added to a dataset have its columns.</summary>
internal static class SameColumns
{
    private const int MaxTold = 10;

    /// <summary>Makes sure of it.</summary>
    /// <param name="before">The columns that the dataset has.</param>
    /// <param name="now">Those that it would have.</param>
    /// <param name="lacking">Columns that are not in the added file.</param>
    /// <param name="reasonOf">Why a column would have its type.</param>
    /// <exception cref="ProblemException">400: it has not.</exception>
    public static void Check(IReadOnlyList<Column> before, IReadOnlyList<Column> now, IReadOnlyList<string> lacking,
        Func<string, string?> reasonOf)
    {
        var known = before.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        var told = now.Where(column => !known.ContainsKey(column.Name)).Select(column => $"The dataset has no column \"{column.Name}\".")
            .Concat(lacking.Where(known.ContainsKey).Select(name => $"The file has no column \"{name}\"."))
            .Concat(now.Where(column => known.TryGetValue(column.Name, out var old) && old.Type != column.Type).Select(Another))
            .ToList();
        if (told.Count > 0)
        {
            throw new ProblemException(Problem.Validation(
                "columns", $"{string.Join(' ', told.Take(MaxTold))}{(told.Count > MaxTold ? $" And {told.Count - MaxTold:n0} more." : "")} Say widen=true to take all columns, and types that fit all rows."));
        }

        string Another(Column column)
        {
            var reason = reasonOf(column.Name) is { } why ? $": {why}" : ".";
            return $"Column \"{column.Name}\" is {Name(known[column.Name])}, and with these rows it would be {Name(column)}{reason}";
        }
    }

    private static string Name(Column column) => column.Type.ToString().ToLowerInvariant();
}
