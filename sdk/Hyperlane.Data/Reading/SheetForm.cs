namespace Hyperlane.Data;

/// <summary>Where the table stands in a sheet.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Skip">How many rows stand before it.</param>
/// <param name="Left">How many empty columns stand left of it.</param>
/// <param name="Header">Whether the first row has the names of the columns.</param>
internal sealed record SheetForm(string Sheet, int Skip, int Left, bool Header)
{
    /// <summary>How many rows are looked at.</summary>
    private const int MaxRows = 500;

    /// <summary>Looks at the first rows.</summary>
    /// <param name="path">Where the workbook is.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="options">What the user has said.</param>
    /// <param name="decisions">Where to write what is decided.</param>
    public static SheetForm Guess(string path, string sheet, ReadOptions options, List<Decision> decisions)
    {
        var said = options.Skip ?? 0;
        var rows = Rows(path, sheet, said);
        if (rows.Count == 0)
        {
            throw new ProblemException(400, $"The sheet \"{sheet}\" has no cells{(said > 0 ? $" below row {said:n0}" : "")}.");
        }

        var most = rows.Max(row => Filled(row.Cells));
        var first = options.Skip is null ? rows.FindIndex(row => Filled(row.Cells) * 2 >= most) : 0;
        var skip = rows[first].Number - 1;
        if (first > 0)
        {
            decisions.Add(new Decision("skip", $"{skip}", 0.9,
                $"{(skip == 1 ? "One row stands" : $"{skip} rows stand")} before the table: {string.Join(' ', rows[0].Cells).Trim()}"));
        }

        rows.RemoveRange(0, first);
        var left = rows.Min(row => Array.FindIndex(row.Cells, cell => cell.Length > 0));
        var width = rows.Max(row => Array.FindLastIndex(row.Cells, cell => cell.Length > 0)) + 1;
        if (options.Header is { } header)
        {
            return new SheetForm(sheet, skip, left, header);
        }

        (header, var sureness, var why) = Heading.Guess([.. rows.Select(row => row.Cells[left..width])]);
        decisions.Add(new Decision("header", header ? "yes" : "no", sureness, why));
        return new SheetForm(sheet, skip, left, header);
    }

    private static int Filled(string[] cells) => cells.Count(cell => cell.Length > 0);

    /// <summary>The first rows that are not empty.</summary>
    private static List<(int Number, string[] Cells)> Rows(string path, string sheet, int skip)
    {
        using var reader = Workbook.Open(path, sheet);
        var (cell, rows) = (new SheetCell(), new List<(int Number, string[] Cells)>());
        for (var number = 1; rows.Count < MaxRows && number <= skip + (2 * MaxRows) && Workbook.Guarded(reader.Read); number++)
        {
            var cells = Enumerable.Range(0, reader.FieldCount)
                .Select(i => cell.Read(reader.GetValue(i), reader.GetNumberFormatString(i)).Text).ToArray();
            if (number > skip && Array.Exists(cells, text => text.Length > 0))
            {
                rows.Add((number, cells));
            }
        }

        return rows;
    }
}
