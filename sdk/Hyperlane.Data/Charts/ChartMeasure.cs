namespace Hyperlane.Data;

/// <summary>What is counted or calculated in each group.</summary>
/// <param name="Function">How several values become one.</param>
/// <param name="Column">Of which column; null where rows are counted.</param>
internal sealed record ChartMeasure(AggregateFunction Function, Column? Column)
{
    /// <summary>The measure that a chart asks for by y and agg.</summary>
    public static ChartMeasure Of(ChartSource source, string? column, AggregateFunction? function, string parameter,
        AggregateFunction usual)
    {
        if (column is null)
        {
            return function is null or AggregateFunction.Count ? new ChartMeasure(AggregateFunction.Count, null)
                : throw ChartSource.Wrong(parameter, $"Say of which column the {function.ToString()!.ToLowerInvariant()} is.");
        }

        var found = source.Need(column, parameter);
        return found.IsNumeric || function is AggregateFunction.Count or AggregateFunction.Distinct
            ? new ChartMeasure(function ?? usual, found)
            : throw ChartSource.Wrong(
                parameter, $"\"{found.Name}\" is of type {ChartSource.TypeOf(found)}; numbers are needed, or agg=count.");
    }

    /// <summary>Whether the parts add up to the whole.</summary>
    public bool IsAdditive => Function is AggregateFunction.Count or AggregateFunction.Sum;

    /// <summary>Whether nothing of it is 0, and not missing.</summary>
    public bool IsCount => Function is AggregateFunction.Count or AggregateFunction.Distinct;

    /// <summary>Its name, as one would put it in a report.</summary>
    public string Label => Column is null ? "rows" : Function switch
    {
        AggregateFunction.Avg => $"average {Column.Name}",
        AggregateFunction.Min => $"lowest {Column.Name}",
        AggregateFunction.Max => $"highest {Column.Name}",
        AggregateFunction.Median => $"median {Column.Name}",
        AggregateFunction.Stddev => $"standard deviation of {Column.Name}",
        AggregateFunction.Distinct => $"different values of {Column.Name}",
        AggregateFunction.Count => $"number of {Column.Name}",
        _ => $"total {Column.Name}",
    };

    /// <summary>Its name at the beginning of a sentence.</summary>
    public string Title => char.ToUpperInvariant(Label[0]) + Label[1..];

    /// <summary>It, as SQL. What is infinite or no number is left out of sums, which it would spoil.</summary>
    public string Text
    {
        get
        {
            if (Column is null)
            {
                return "count(*)";
            }

            var name = Sql.Quote(Column.Name);
            return IsCount
                ? Sql.Apply(Function, name)
                : $"CAST({Sql.Apply(Function, name)} FILTER (WHERE {Profiler.Finite(name)}) AS FLOAT8)";
        }
    }
}
