using System.Diagnostics;
using DuckDB.NET.Data;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>What hyperlane-data does, by DuckDB's .NET API and nothing else.</summary>
internal sealed class DuckDbAlone(string folder) : IDisposable
{
    /// <summary>How many regions the file tells of.</summary>
    public const int Regions = 50;

    /// <summary>How many rows make a gigabyte of CSV.</summary>
    private const int CsvRows = 21_000_000;

    /// <summary>How many rows make a gigabyte of Parquet, which has fewer bytes for each.</summary>
    private const int ParquetRows = 40_000_000;

    private readonly string _database = Path.Combine(folder, "alone.duckdb");
    private DuckDBConnection? _reader;

    /// <summary>The file of CSV that is loaded.</summary>
    public string Csv { get; } = Path.Combine(folder, "big.csv");

    /// <summary>The file of Parquet that is loaded.</summary>
    public string Parquet { get; } = Path.Combine(folder, "big.parquet");

    /// <summary>Writes a gigabyte of sales as CSV.</summary>
    public void WriteCsv() => Write(CsvRows, Csv, "FORMAT csv, HEADER");

    /// <summary>Writes a gigabyte of sales as Parquet.</summary>
    public void WriteParquet() => Write(ParquetRows, Parquet, "FORMAT parquet, COMPRESSION uncompressed");

    /// <summary>Loads the CSV into a database file, with as much memory as the service gives it.</summary>
    /// <param name="isByAllRows">Whether types are decided by all rows, as the service does it, and not by the first 20,480.</param>
    public TimeSpan LoadCsv(bool isByAllRows) => Load(Csv, file => $"read_csv('{file}'{(isByAllRows ? ", sample_size = -1" : "")})");

    /// <summary>Loads the Parquet into a database file, with as much memory as the service gives it.</summary>
    public TimeSpan LoadParquet() => Load(Parquet, file => $"read_parquet('{file}')");

    /// <summary>Opens what was loaded, to ask.</summary>
    public void Open()
    {
        _reader = new DuckDBConnection($"DataSource={_database};ACCESS_MODE=READ_ONLY");
        _reader.Open();
        Execute(_reader, "SET memory_limit = '384MB'");
    }

    /// <summary>Groups by region, and reads the answer.</summary>
    public TimeSpan Group() => Ask("SELECT region, sum(price), count(*) FROM data GROUP BY 1 ORDER BY 1");

    /// <summary>Profiles all columns as DuckDB does it: numbers of different values and quartiles are estimates.</summary>
    public TimeSpan Summarize() => Ask("SUMMARIZE data");

    /// <summary>Counts prices in 20 bins.</summary>
    public TimeSpan Histogram() => Ask("SELECT floor(price / 50), count(*) FROM data GROUP BY 1 ORDER BY 1");

    public void Dispose() => _reader?.Dispose();

    private static void Write(int rows, string file, string format)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, $"COPY (SELECT i AS id, DATE '2020-01-01' + (i % 2000)::INTEGER AS day, 'region ' || (hash(i) % {Regions}) AS region, 'product ' || (hash(i * 7) % 1000) AS product, (hash(i * 13) % 100000) / 100.0 AS price, (hash(i * 17) % 50)::INTEGER AS amount FROM range({rows}) t(i)) TO '{file}' ({format})");
    }

    private TimeSpan Load(string file, Func<string, string> reading)
    {
        _reader?.Dispose();
        File.Delete(_database);

        // As it is for the service, the file has just been written, and the kernel is still busy bringing it to the disk.
        var arrived = file + ".copy";
        File.Copy(file, arrived, overwrite: true);
        var clock = Stopwatch.StartNew();
        using var connection = new DuckDBConnection($"DataSource={_database}");
        connection.Open();
        Execute(connection, "SET memory_limit = '384MB'");
        Execute(connection, $"CREATE TABLE data AS SELECT * FROM {reading(arrived)}");
        Execute(connection, "CHECKPOINT");
        var took = clock.Elapsed;
        File.Delete(arrived);
        return took;
    }

    private TimeSpan Ask(string sql)
    {
        var clock = Stopwatch.StartNew();
        using var command = _reader!.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var values = new object[rows.FieldCount];
        while (rows.Read())
        {
            rows.GetValues(values);
        }

        return clock.Elapsed;
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
