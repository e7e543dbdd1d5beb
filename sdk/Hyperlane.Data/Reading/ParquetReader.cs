using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Hyperlane.Data;

/// <summary>Reads Parquet, which has types of its own: DuckDB does it, and its errors are put into words here.</summary>
internal sealed partial class ParquetReader
{
    private ParquetReader(IReadOnlyList<Column> columns, string select) => (Columns, Select) = (columns, select);

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The SELECT that reads the file, each column as a type that every engine has.</summary>
    public string Select { get; }

    /// <summary>Looks at a file.</summary>
    /// <param name="connection">A DuckDB that may read it.</param>
    /// <param name="paths">Where it is, or several of them are.</param>
    /// <param name="before">The columns that they must have; null if any will do.</param>
    public static ParquetReader Open(DuckDBConnection connection, IReadOnlyList<string> paths, IReadOnlyList<Column>? before = null)
    {
        var source = $"read_parquet([{string.Join(", ", paths.Select(Sql.Literal))}], union_by_name = {(paths.Count > 1 ? "true" : "false")})";
        using var command = connection.CreateCommand();
        command.CommandText = $"DESCRIBE SELECT * FROM {source}";
        using var rows = command.ExecuteReader();
        var described = new List<(string Name, string Type)>();
        while (rows.Read())
        {
            described.Add((rows.GetString(0), rows.GetString(1)));
        }

        var columns = described.Select(column => $"{Cell.Converted(Sql.Quote(column.Name), column.Type)} AS {Sql.Quote(column.Name)}");
        var found = described.Select(column => ColumnOf(column.Name, column.Type)).ToList();
        if (before is not null)
        {
            var last = Open(connection, [paths[^1]]).Columns;
            SameColumns.Check(before, found, [.. before.Select(column => column.Name)
                .Where(name => !last.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))], _ => null);
        }

        return new ParquetReader(found, $"SELECT {string.Join(", ", columns)} FROM {source}");
    }

    /// <summary>An error of DuckDB's reading, as a problem that says what is wrong.</summary>
    public static ProblemException Explain(Exception error)
    {
        var text = error.Message;
        return text.Contains("No space left on device", StringComparison.Ordinal)
            || text.Contains("Could not write file", StringComparison.Ordinal)
            ? new ProblemException(507, "The disk is full.")
            : text.StartsWith("Out of Memory", StringComparison.Ordinal)
            ? new ProblemException(422, "Loading this file takes more memory than the service may use.")
            : new ProblemException(400, WithoutKind(WithoutPaths(text.Split('\n')[0])).Trim());
    }

    /// <summary>A message of DuckDB's without the paths of this machine.</summary>
    public static string WithoutPaths(string text) => PathPattern().Replace(text, "the file");

    /// <summary>A message of DuckDB's without the kind of error it takes it for, as in <c>Binder Error: </c>.</summary>
    public static string WithoutKind(string text) => KindPattern().Replace(text, "");

    private static Column ColumnOf(string name, string type)
        => DecimalPattern().Match(type) is { Success: true } found && int.Parse(found.Groups[1].ValueSpan, null) is var precision
            && int.Parse(found.Groups[2].ValueSpan, null) is var scale
                && (precision <= NumberGuess.MaxDigits || scale == 0)
            ? new Column(name, ColumnType.Number, precision, scale)
            : type is "UBIGINT" or "HUGEINT" or "UHUGEINT" ? new Column(name, ColumnType.Integer, 38, 0)
            : new Column(name, Cell.TypeOf(type));

    [GeneratedRegex("^[A-Z][A-Za-z ]+ Error: ")]
    private static partial Regex KindPattern();

    [GeneratedRegex(@"^DECIMAL\((\d+), ?(\d+)\)$")]
    private static partial Regex DecimalPattern();

    [GeneratedRegex("(?:[Ff]ile )?(?:\"(?:/|[A-Za-z]:)[^\"]+\"|'(?:/|[A-Za-z]:)[^']+')")]
    private static partial Regex PathPattern();
}
