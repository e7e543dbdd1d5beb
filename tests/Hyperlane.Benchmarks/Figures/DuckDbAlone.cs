using System.Diagnostics;
using DuckDB.NET.Data;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>What hyperlane-data does, by DuckDB's .NET API and nothing else.</summary>
internal sealed class DuckDbAlone(string folder) : IDisposable
{
    /// <summary>How many regions the file tells of.</summary>
    public const int Regions = 50;

    /// <summary>How many rows make a gigabyte.</summary>
    private const int Rows = 21_000_000;

    private readonly string _database = Path.Combine(folder, "alone.duckdb");
    private DuckDBConnection? _reader;

    /// <summary>The file that is loaded.</summary>
    public string Csv { get; } = Path.Combine(folder, "big.csv");

    /// <summary>Writes a gigabyte of sales.</summary>
    public void WriteCsv()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, $"COPY (SELECT i AS id, DATE '2020-01-01' + (i % 2000)::INTEGER AS day, 'region ' || (hash(i) % {Regions}) AS region, 'product ' || (hash(i * 7) % 1000) AS product, (hash(i * 13) % 100000) / 100.0 AS price, (hash(i * 17) % 50)::INTEGER AS amount FROM range({Rows}) t(i)) TO '{Csv}'");
    }

    /// <summary>Loads it into a database file, with as much memory as the service gives it.</summary>
    /// <param name="isByAllRows">Whether types are decided by all rows, as the service does it, and not by the first 20,480.</param>
    public TimeSpan Load(bool isByAllRows)
    {
        _reader?.Dispose();
        File.Delete(_database);

        // As it is for the service, the file has just been written, and the kernel is still busy bringing it to the disk.
        var arrived = Csv + ".copy";
        File.Copy(Csv, arrived, overwrite: true);
        var clock = Stopwatch.StartNew();
        using var connection = new DuckDBConnection($"DataSource={_database}");
        connection.Open();
        Execute(connection, "SET memory_limit = '384MB'");
        Execute(connection, $"CREATE TABLE data AS SELECT * FROM read_csv('{arrived}'{(isByAllRows ? ", sample_size = -1" : "")})");
        Execute(connection, "CHECKPOINT");
        return clock.Elapsed;
    }

    /// <summary>Opens what was loaded, to ask.</summary>
    public void Open()
    {
        _reader = new DuckDBConnection($"DataSource={_database};ACCESS_MODE=READ_ONLY");
        _reader.Open();
        Execute(_reader, "SET memory_limit = '384MB'");
    }

    /// <summary>Groups by region, and reads the answer.</summary>
    public TimeSpan Ask()
    {
        var clock = Stopwatch.StartNew();
        using var command = _reader!.CreateCommand();
        command.CommandText = "SELECT region, sum(price), count(*) FROM data GROUP BY 1 ORDER BY 1";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            _ = (rows.GetString(0), rows.GetDouble(1), rows.GetInt64(2));
        }

        return clock.Elapsed;
    }

    public void Dispose() => _reader?.Dispose();

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
