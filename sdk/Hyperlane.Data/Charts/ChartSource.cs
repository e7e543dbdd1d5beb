using System.Globalization;
using System.Text.RegularExpressions;

namespace Hyperlane.Data;

/// <summary>The rows that a chart is made of: a dataset's, those of them that filters leave, or the answer to somebody's SELECT.</summary>
/// <param name="engine">Who is asked.</param>
/// <param name="rows">The SELECT whose rows they are.</param>
/// <param name="columns">Their columns.</param>
/// <param name="client">Who wrote the SELECT; null where the service did.</param>
/// <param name="stop">Gives up.</param>
internal sealed partial class ChartSource(Engine engine, Sql rows, IReadOnlyList<Column> columns, string? client, CancellationToken stop)
{
    /// <summary>A source of somebody's SELECT.</summary>
    /// <exception cref="ProblemException">It is none, or cannot be answered.</exception>
    public static async Task<ChartSource> OfAsync(Engine engine, SqlQuery query, string client, CancellationToken stop)
    {
        var asked = Sql.Of(query);
        var end = EndPattern().Match(asked.Text);
        var rows = new Sql(end.Success && end.Value.Count(letter => letter == '\'') % 2 == 0 ? asked.Text[..end.Index]
            : asked.Text, asked); // within parentheses, no semicolon may stand
        var columns = await engine.AskForeignAsync(client, new Sql($"SELECT * FROM (\n{rows.Text}\n) AS source LIMIT 0", rows), null, 1,
            answer => answer.Columns, stop);
        return new ChartSource(engine, rows, columns, client, stop);
    }

    /// <summary>A column that the chart cannot be without.</summary>
    public Column Need(string? name, string parameter)
        => Sql.Find(columns, name ?? throw Wrong(parameter, "This chart needs a column here."), parameter);

    /// <summary>A column of numbers that it cannot be without.</summary>
    public Column NeedNumber(string? name, string parameter)
    {
        var column = Need(name, parameter);
        return column.IsNumeric ? column : throw Wrong(parameter, $"\"{column.Name}\" is of type {TypeOf(column)}; numbers are needed.");
    }

    /// <summary>A column of numbers or of dates that it cannot be without.</summary>
    public Column NeedOrdered(string? name, string parameter)
    {
        var column = Need(name, parameter);
        return column.IsNumeric || IsTime(column) ? column
            : throw Wrong(parameter, $"\"{column.Name}\" is of type {TypeOf(column)}; numbers or dates are needed.");
    }

    /// <summary>A column that there may be.</summary>
    public Column? Find(string? name, string parameter) => name is null ? null : Sql.Find(columns, name, parameter);

    /// <summary>All columns of numbers.</summary>
    public IReadOnlyList<Column> Numbers => [.. columns.Where(column => column.IsNumeric)];

    /// <summary>Asks about the rows, which are called <c>source</c>.</summary>
    /// <param name="select">The SELECT up to its FROM; it may add values.</param>
    /// <param name="after">What stands after FROM.</param>
    /// <param name="read">Reads a row.</param>
    public Task<List<T>> AskAsync<T>(Func<Sql, string> select, Func<Sql, string> after, Func<Rows, T> read)
    {
        var sql = new Sql("", rows);
        sql.Add($"{select(sql)} FROM {From} {after(sql)}");
        return AskAsync(sql, read);
    }

    /// <summary>Asks with SQL that has <see cref="From"/> in it.</summary>
    public Task<List<T>> AskAsync<T>(Func<Sql, string> all, Func<Rows, T> read)
    {
        var sql = new Sql("", rows);
        sql.Add(all(sql));
        return AskAsync(sql, read);
    }

    /// <summary>The rows, as they stand after FROM.</summary>
    public string From => $"(\n{rows.Text}\n) AS source";

    private Task<List<T>> AskAsync<T>(Sql sql, Func<Rows, T> read)
        => client is null ? engine.AskAsync(sql, answer => answer.ReadAll(read), stop)
            : engine.AskForeignAsync(client, sql, null, int.MaxValue, answer => answer.ReadAll(read), stop);

    /// <summary>Whether a column holds moments, as dates do.</summary>
    public static bool IsTime(Column column) => column.Type is ColumnType.Date or ColumnType.Timestamp or ColumnType.Time;

    /// <summary>A column as a number of SQL: itself, or milliseconds since 1970.</summary>
    public static string Number(Column column)
        => IsTime(column) ? $"(CAST(extract(epoch FROM {Moment(column)}) AS FLOAT8) * 1000)" : $"CAST({Sql.Quote(column.Name)} AS FLOAT8)";

    /// <summary>A column as a timestamp of SQL. A time of day is one of the first of January, 1970.</summary>
    public static string Moment(Column column)
        => column.Type == ColumnType.Time
            ? $"(DATE '1970-01-01' + {Sql.Quote(column.Name)})"
            : $"CAST({Sql.Quote(column.Name)} AS TIMESTAMP)";

    /// <summary>That a column has a place on an axis: it is there and finite.</summary>
    public static string HasPlace(Column column)
        => column.Type == ColumnType.Time ? $"{Sql.Quote(column.Name)} IS NOT NULL"
            : IsTime(column) ? $"isfinite({Sql.Quote(column.Name)})" : Profiler.Finite(Sql.Quote(column.Name));

    /// <summary>A parameter that does not fit.</summary>
    public static ProblemException Wrong(string parameter, string message) => new(Problem.Validation(parameter, message));

    /// <summary>A number of an answer; NaN where there is none.</summary>
    public static double ToDouble(object? value)
        => value is null ? double.NaN : value is string text ? double.Parse(text, CultureInfo.InvariantCulture)
            : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    /// <summary>A count of an answer.</summary>
    public static long ToCount(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    /// <summary>The type of a column as people call it.</summary>
    public static string TypeOf(Column column) => column.Type.ToString().ToLowerInvariant();

    /// <summary>A semicolon at the end, and comments after it.</summary>
    [GeneratedRegex(@"(;\s*)+(--[^\n]*\s*)*$")]
    private static partial Regex EndPattern();
}
