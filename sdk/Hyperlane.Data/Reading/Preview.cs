namespace Hyperlane.Data;

/// <summary>How a file would be read.</summary>
/// <param name="Columns">The columns with the types that they would have.</param>
/// <param name="Rows">The first rows, each value as the text that stands in the file; null where it would be missing.</param>
/// <param name="Reading">What was decided, why, and what else a column could be.</param>
/// <param name="Total">How many rows were looked at.</param>
/// <param name="Partial">Whether that was the beginning only: when the file is loaded, all of its rows decide on types.</param>
/// <param name="Sheets">The sheets of a workbook, or the files in an archive, of which one is to be chosen by <c>sheet</c>; none where that
/// is no question.</param>
/// <param name="Sheet">The one that is shown.</param>
public sealed record Preview(
    IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, Reading Reading, long Total, bool Partial,
    IReadOnlyList<string> Sheets, string? Sheet);
