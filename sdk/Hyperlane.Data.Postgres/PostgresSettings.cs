namespace Hyperlane.Data.Postgres;

/// <summary>What the section <c>Data</c> says of PostgreSQL.</summary>
internal sealed class PostgresSettings
{
    /// <summary>How to connect to PostgreSQL as the role that the datasets belong to.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>How to connect as the role that asks: it may read the datasets and nothing else. It is made if it does not exist.</summary>
    public string PostgresReader { get; set; } = "";
}
