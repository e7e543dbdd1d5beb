namespace Hyperlane.Data;

/// <summary>The rows of a dataset that a test of statistics looks at.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Filters">Conditions for its rows.</param>
/// <param name="Rows">How many rows these are.</param>
/// <param name="Dialect">The SQL of the engine.</param>
public sealed record Sample(Dataset Dataset, IReadOnlyList<Filter> Filters, long Rows, SqlDialect Dialect)
{
    /// <summary>A column.</summary>
    /// <exception cref="ProblemException">There is none of this name.</exception>
    public Column Column(string name, string field) => Sql.Find(Dataset, name, field);

    /// <summary>A column of numbers.</summary>
    /// <exception cref="ProblemException">There is none of this name.</exception>
    public Column Number(string name, string field)
        => Column(name, field) is { IsNumeric: true } column ? column
            : throw new ProblemException(Problem.Validation(field, $"\"{name}\" has no numbers to calculate with."));

    /// <summary>SQL on these rows.</summary>
    /// <param name="select">What stands after SELECT.</param>
    /// <param name="rest">What stands after FROM.</param>
    public Sql Ask(string select, string rest)
    {
        var rows = Sql.Rows(Dialect, Dataset, Filters);
        return new Sql($"SELECT {select} FROM ({rows.Text}) AS rows_of {rest}", rows);
    }
}
