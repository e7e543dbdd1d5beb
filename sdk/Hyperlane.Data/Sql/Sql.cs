using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>
/// SQL with its values apart. The texts here are understood by DuckDB and PostgreSQL alike. Names come from the columns of
/// the dataset and stand in quotes; values never stand in the text: they are <c>$1</c>, <c>$2</c>, and the engine makes of
/// each what its column holds.
/// </summary>
public sealed class Sql(string text)
{
    private readonly StringBuilder _text = new(text);
    private readonly List<string> _values = [];

    /// <summary>SQL that has the values of another one already.</summary>
    public Sql(string text, Sql values)
        : this(text)
    {
        Parameters = values.Parameters;
        _values.AddRange(values.Values);
    }

    /// <summary>The text, with <c>$1</c>, <c>$2</c> where its values belong.</summary>
    public string Text => _text.ToString();

    /// <summary>What <c>$1</c>, <c>$2</c> are.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>
    /// The values of a client's own SQL, where it names some, each of its own type. They come before the <see cref="Values"/>.
    /// </summary>
    public IReadOnlyList<JsonElement> Parameters { get; private init; } = [];

    /// <summary>SQL that a client wrote.</summary>
    /// <exception cref="ProblemException">400: a value of a parameter is missing.</exception>
    public static Sql Of(SqlQuery query)
    {
        var (sql, values) = SqlParameters.Number(query.Sql, query.Parameters);
        return new Sql(sql) { Parameters = values };
    }

    /// <summary>Some rows of a dataset.</summary>
    public static Sql Rows(SqlDialect dialect, Dataset dataset, IReadOnlyList<Filter> filters, IReadOnlyList<Order> orders,
        long offset, int limit)
        => new Sql($"SELECT * FROM {dialect.TableOf(dataset)}").Where(dataset, filters)
            .OrderBy([.. orders.Select(order => order with { By = Find(dataset, order.By, "sort").Name })])
            .Add($" LIMIT {limit} OFFSET {offset}");

    /// <summary>All rows for which the conditions hold.</summary>
    public static Sql Rows(SqlDialect dialect, Dataset dataset, IReadOnlyList<Filter> filters)
        => new Sql($"SELECT * FROM {dialect.TableOf(dataset)}").Where(dataset, filters);

    /// <summary>How many rows there are for which the conditions hold.</summary>
    public static Sql Count(SqlDialect dialect, Dataset dataset, IReadOnlyList<Filter> filters)
        => new Sql($"SELECT count(*) FROM {dialect.TableOf(dataset)}").Where(dataset, filters);

    /// <summary>Groups and what is counted and added up in each.</summary>
    /// <exception cref="ProblemException">A column is not there, or cannot be used so.</exception>
    public static Sql Aggregate(SqlDialect dialect, Dataset dataset, Aggregation asked)
    {
        var groups = (asked.GroupBy ?? []).Select((name, i) => Find(dataset, name, $"groupBy[{i}]")).ToList();
        IReadOnlyList<Measure> measures = asked.Measures is { Count: > 0 } some ? some : [new Measure(AggregateFunction.Count)];
        string[] names = [.. groups.Select(column => column.Name), .. measures.Select(measure => measure.Label)];
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ProblemException(
                Problem.Validation("measures", $"Two columns of the answer would be called \"{twice.Key}\". Name one by \"as\"."));
        }

        var orders = asked.OrderBy ?? [];
        for (var i = 0; i < orders.Count; i++)
        {
            if (!names.Contains(orders[i].By))
            {
                throw new ProblemException(
                    Problem.Validation($"orderBy[{i}].by", $"The answer has no column \"{orders[i].By}\". It has {Names(names)}."));
            }
        }

        var columns = groups.Select(column => Quote(column.Name))
            .Concat(measures.Select((measure, i) => $"{Measured(dialect, dataset, measure, $"measures[{i}]")} AS {Quote(measure.Label)}"));
        var sql = new Sql($"SELECT {string.Join(", ", columns)} FROM {dialect.TableOf(dataset)}").Where(dataset, asked.Filters ?? []);
        if (groups.Count > 0)
        {
            sql.Add($" GROUP BY {string.Join(", ", Enumerable.Range(1, groups.Count))}");
        }

        return sql.OrderBy(orders.Count > 0 ? orders : [.. groups.Select(column => new Order(column.Name))]).Add($" LIMIT {asked.Limit}");
    }

    /// <summary>A column of a dataset.</summary>
    /// <exception cref="ProblemException">It has none of this name.</exception>
    public static Column Find(Dataset dataset, string name, string field) => Find(dataset.Columns, name, field);

    /// <summary>One of some columns.</summary>
    /// <exception cref="ProblemException">None has this name.</exception>
    public static Column Find(IReadOnlyList<Column> columns, string name, string field)
        => columns.FirstOrDefault(column => column.Name == name)
            ?? columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ProblemException(
                Problem.Validation(field, $"There is no column \"{name}\". There are {Names(columns.Select(column => column.Name))}."));

    /// <summary>A text as a literal of SQL.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name as SQL has it: in quotes, so that it may be anything.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Adds to the text.</summary>
    public Sql Add(string text)
    {
        _text.Append(text);
        return this;
    }

    private static string Names(IEnumerable<string> names)
    {
        var list = names.Take(21).ToList();
        return string.Join(", ", list.Take(20).Select(name => $"\"{name}\"")) + (list.Count > 20 ? " and more" : "");
    }

    private static string Measured(SqlDialect dialect, Dataset dataset, Measure measure, string field)
    {
        if (measure.Column is null)
        {
            return measure.Function == AggregateFunction.Count ? "count(*)"
                : throw new ProblemException(
                    Problem.Validation($"{field}.column", $"Say of which column the {measure.Function.ToString().ToLowerInvariant()} is."));
        }

        var column = Find(dataset, measure.Column, $"{field}.column");
        if (!column.IsNumeric && measure.Function is AggregateFunction.Sum or AggregateFunction.Avg or AggregateFunction.Median
            or AggregateFunction.Stddev)
        {
            throw new ProblemException(Problem.Validation($"{field}.column",
                $"\"{column.Name}\" is of type {column.Type.ToString().ToLowerInvariant()}; this takes numbers."));
        }

        var applied = Apply(measure.Function, Quote(column.Name));
        return measure.Function == AggregateFunction.Sum && column.Type == ColumnType.Integer ? dialect.WholeSum(applied) : applied;
    }

    /// <summary>A function of SQL for each of ours.</summary>
    public static string Apply(AggregateFunction function, string column) => function switch
    {
        AggregateFunction.Count => $"count({column})",
        AggregateFunction.Distinct => $"count(DISTINCT {column})",
        AggregateFunction.Median => $"percentile_cont(0.5) WITHIN GROUP (ORDER BY {column})",
        AggregateFunction.Avg => $"avg(CAST({column} AS FLOAT8))",
        AggregateFunction.Stddev => $"stddev_samp(CAST({column} AS FLOAT8))",
        _ => $"{function.ToString().ToLowerInvariant()}({column})",
    };

    private Sql OrderBy(IReadOnlyList<Order> orders)
        => orders.Count == 0
            ? this
            : Add($" ORDER BY {string.Join(", ", orders.Select(order => $"{Quote(order.By)}{(order.Descending ? " DESC NULLS LAST" : " NULLS LAST")}"))}");

    private Sql Where(Dataset dataset, IReadOnlyList<Filter> filters)
    {
        for (var i = 0; i < filters.Count; i++)
        {
            Add(i == 0 ? " WHERE " : " AND ").Add(Condition(dataset, filters[i], $"filters[{i}]"));
        }

        return this;
    }

    private string Condition(Dataset dataset, Filter filter, string field)
    {
        var column = Find(dataset, filter.Column, $"{field}.column");
        var name = Quote(column.Name);
        if (filter.Op is FilterOperator.Null or FilterOperator.NotNull)
        {
            return $"{name} IS {(filter.Op == FilterOperator.Null ? "NULL" : "NOT NULL")}";
        }

        var value = TextOf(filter.Value) ?? throw new ProblemException(
            Problem.Validation($"{field}.value", "A value to compare with is missing."));
        if (filter.Op is FilterOperator.Contains or FilterOperator.Starts)
        {
            var pattern = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
                .Replace("_", "\\_", StringComparison.Ordinal);
            return $"CAST({name} AS VARCHAR) ILIKE CAST({Value($"{(filter.Op == FilterOperator.Contains ? "%" : "")}{pattern}%")} AS VARCHAR) ESCAPE '\\'";
        }

        var comparison = filter.Op switch
        {
            FilterOperator.Eq => "=",
            FilterOperator.Ne => "<>",
            FilterOperator.Lt => "<",
            FilterOperator.Le => "<=",
            FilterOperator.Gt => ">",
            _ => ">=",
        };
        var isWhole = column.Type == ColumnType.Integer
            && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        // beyond 2^53, FLOAT8 is too coarse
        return $"{name} {comparison} CAST({Value(Checked(value, column, field))} AS {(isWhole ? "BIGINT" : SqlType(column.Type))})";
    }

    /// <summary>Adds a value, and tells how it stands in the text.</summary>
    public string Value(string value)
    {
        _values.Add(value);
        return $"${Parameters.Count + _values.Count}";
    }

    private static string? TextOf(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    /// <summary>Makes sure that a value is one of its column's, so that the engine need not complain of it.</summary>
    private static string Checked(string value, Column column, string field)
    {
        var fits = column.Type switch
        {
            ColumnType.Boolean => bool.TryParse(value, out _),
            ColumnType.Integer or ColumnType.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            ColumnType.Date or ColumnType.Timestamp => DateTime.TryParse(value, CultureInfo.InvariantCulture, out _),
            ColumnType.Time => TimeOnly.TryParse(value, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        return fits ? value : throw new ProblemException(Problem.Validation($"{field}.value",
            $"'{value}' is no {column.Type.ToString().ToLowerInvariant()}, as column \"{column.Name}\" is."));
    }

    private static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Integer or ColumnType.Number => "FLOAT8",
        ColumnType.Date => "DATE",
        ColumnType.Time => "TIME",
        ColumnType.Timestamp => "TIMESTAMP",
        _ => "VARCHAR",
    };
}
