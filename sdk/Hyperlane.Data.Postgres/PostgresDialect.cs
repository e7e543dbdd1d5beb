using System.Globalization;

namespace Hyperlane.Data.Postgres;

/// <summary>The SQL of PostgreSQL.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    /// <summary>The only one.</summary>
    public static PostgresDialect Instance { get; } = new();

    internal override bool IsOfWorkers => false;

    internal override string TableOf(Dataset dataset) => $"datasets.{Sql.Quote(dataset.Name)}";

    /// <summary>All figures are exact.</summary>
    internal override bool IsLarge(long rows) => false;

    internal override string CountDistinct(string column, long rows) => $"count(DISTINCT {column})";

    internal override string Quantile(string column, double part, long rows)
        => string.Create(CultureInfo.InvariantCulture, $"percentile_cont({part}) WITHIN GROUP (ORDER BY {column})");

    /// <summary>PostgreSQL adds whole numbers up to a numeric that could have a fraction.</summary>
    internal override string WholeSum(string sum) => $"CAST({sum} AS {PostgresRows.Whole})";
}
