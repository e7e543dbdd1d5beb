namespace Hyperlane.Data;

/// <summary>Which of several tables of one file is meant: a sheet of a workbook, or a file in an archive.</summary>
internal static class SheetChoice
{
    private const int MaxNamed = 50;

    /// <summary>The one that is meant.</summary>
    /// <param name="names">What there is, at least one.</param>
    /// <param name="said">What the user has said; null if nothing.</param>
    /// <param name="what">What they are, in words: <c>sheets in the workbook</c>.</param>
    /// <param name="isPreview">Whether the first will do where there are several.</param>
    /// <exception cref="ProblemException">400: there are several, or not the one that was said.</exception>
    public static string Of(IReadOnlyList<string> names, string? said, string what, bool isPreview)
    {
        var all = string.Join(", ", names.Take(MaxNamed).Select(name => $"\"{name}\"")) + (names.Count > MaxNamed
            ? $" and {names.Count - MaxNamed:n0} more"
            : "");
        if (!string.IsNullOrEmpty(said))
        {
            return names.FirstOrDefault(name => name == said)
                ?? names.FirstOrDefault(name => name.Equals(said, StringComparison.OrdinalIgnoreCase))
                ?? throw Wrong($"There is no \"{said}\". The {what}: {all}.");
        }

        return names.Count == 1 || isPreview ? names[0] : throw Wrong($"There are {names.Count:n0} {what}: {all}. Say which (sheet).");
    }

    private static ProblemException Wrong(string why) => new(Problem.Validation("sheet", why));
}
