namespace Hyperlane.Data;

/// <summary>How an engine says what SQL has several words for.</summary>
public abstract class SqlDialect
{
    /// <summary>Whether the worker processes answer questions, too: they have DuckDB.</summary>
    internal abstract bool IsOfWorkers { get; }

    /// <summary>The table of a dataset.</summary>
    internal abstract string TableOf(Dataset dataset);

    /// <summary>Whether a dataset is so large that some of its figures are estimates.</summary>
    internal abstract bool IsLarge(long rows);

    /// <summary>How many different values a column has; of a large table, nearly.</summary>
    internal abstract string CountDistinct(string column, long rows);

    /// <summary>The value below which a part of all values lies; of a large table, nearly.</summary>
    internal abstract string Quantile(string column, double part, long rows);

    /// <summary>A sum of whole numbers as a whole number.</summary>
    internal abstract string WholeSum(string sum);
}
