using System.Globalization;

namespace Hyperlane.Data;

/// <summary>The SQL of DuckDB.</summary>
internal sealed class DuckDbDialect : SqlDialect
{
    /// <summary>From how many rows on an estimate will do: an exact answer would have to keep every value in memory.</summary>
    private const long Large = 1_000_000;

    /// <summary>The only one.</summary>
    public static DuckDbDialect Instance { get; } = new();

    internal override bool IsOfWorkers => true;

    internal override string TableOf(Dataset dataset) => $"{Sql.Quote(dataset.Id)}.main.data";

    internal override bool IsLarge(long rows) => rows > Large;

    internal override string CountDistinct(string column, long rows)
        => IsLarge(rows) ? $"approx_count_distinct({column})" : $"count(DISTINCT {column})";

    internal override string Quantile(string column, double part, long rows)
        => string.Create(CultureInfo.InvariantCulture, $"{(IsLarge(rows) ? "approx_quantile" : "quantile_cont")}({column}, {part})");

    internal override string WholeSum(string sum) => sum;
}
