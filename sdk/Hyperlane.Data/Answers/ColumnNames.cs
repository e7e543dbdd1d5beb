namespace Hyperlane.Data;

/// <summary>The names of the columns of an answer.</summary>
internal static class ColumnNames
{
    /// <summary>
    /// The names, each of them once: <c>a, a</c> is <c>a, a_1</c>. In objects of JSON, a second value of one name would take the place of
    /// the first.
    /// </summary>
    public static IReadOnlyList<string> Unique(IReadOnlyList<string> names)
    {
        var all = names.ToHashSet(StringComparer.Ordinal);
        if (all.Count == names.Count)
        {
            return names;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select(name => seen.Add(name) ? name : Numbered(name, all))];
    }

    private static string Numbered(string name, HashSet<string> all)
    {
        for (var number = 1; ; number++)
        {
            if (all.Add($"{name}_{number}"))
            {
                return $"{name}_{number}";
            }
        }
    }
}
