using ExcelDataReader;

namespace Hyperlane.Data;

/// <summary>A workbook of Excel, which ExcelDataReader reads.</summary>
internal static class Workbook
{
    // What Excel itself has at most, and how many cells may be looked at.
    private const int MaxRows = 1_048_576;
    private const int MaxColumns = 16_384;
    private const long MaxCells = 500_000_000;

    /// <summary>The sheets that somebody may mean, and the one that is meant.</summary>
    /// <param name="path">Where the workbook is.</param>
    /// <param name="said">What the user has said; a hidden sheet must be said.</param>
    /// <param name="isPreview">Whether the first will do where there are several.</param>
    /// <exception cref="ProblemException">400: there is none, or there are several.</exception>
    public static (IReadOnlyList<string> Names, string Sheet) Choose(string path, string? said, bool isPreview)
    {
        var (shown, hidden) = (new List<string>(), new List<string>());
        using var reader = Open(path);
        do
        {
            if (Guarded(() => (reader.RowCount, reader.FieldCount)) is { RowCount: > 0, FieldCount: > 0 })
            {
                (reader.VisibleState == "visible" ? shown : hidden).Add(reader.Name);
            }
        }
        while (Guarded(reader.NextResult));

        var isHidden = said is not null && hidden.Contains(said);
        return shown.Count > 0 || isHidden ? (shown, isHidden ? said! : SheetChoice.Of(shown, said, "sheets in the workbook", isPreview))
            : throw new ProblemException(400, hidden.Count > 0
                ? $"All sheets with cells are hidden: {string.Join(", ", hidden)}. Say which (sheet)."
                : "The workbook has no sheet with cells.");
    }

    /// <summary>Opens a sheet, before its first row.</summary>
    public static IExcelDataReader Open(string path, string sheet)
    {
        var reader = Open(path);
        try
        {
            while (reader.Name != sheet)
            {
                if (!Guarded(reader.NextResult))
                {
                    throw Broken();
                }
            }

            if (reader.RowCount is < 0 or > MaxRows || reader.FieldCount is < 0 or > MaxColumns
                || (long)reader.RowCount * reader.FieldCount > MaxCells)
            {
                throw new ProblemException(
                    422, $"The sheet \"{sheet}\" reaches over {reader.RowCount:n0} rows and {reader.FieldCount:n0} columns, which is too much. Delete what is not part of the table, or save it as CSV.");
            }

            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Does something with the library. Its many exceptions say one thing.</summary>
    /// <exception cref="ProblemException">400: the workbook is broken.</exception>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is not (OutOfMemoryException or ProblemException))
        {
            throw Broken();
        }
    }

    private static IExcelDataReader Open(string path)
    {
        var file = File.OpenRead(path);
        try
        {
            return Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static ProblemException Broken() => new(400, "The file begins as a workbook of Excel does, but is broken.");
}
