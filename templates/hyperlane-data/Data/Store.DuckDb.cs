using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;

namespace HyperlaneData._1;

/// <summary>
/// The datasets on DuckDB. Each is a database file of its own, <c>datasets/{id}.duckdb</c>, which is written by a DuckDB that
/// may read files and nothing else, and renamed to its place when it is whole: a program that is killed leaves the dataset
/// or nothing. All asking is done by another DuckDB, which has these files attached read-only and can reach nothing else.
/// </summary>
public sealed class Store : IDisposable
{
    /// <summary>From how many rows on an estimate will do: an exact answer would have to keep every value in memory.</summary>
    private const long Large = 1_000_000;

    private readonly DataSettings _settings;
    private readonly Storage _storage;
    private readonly Catalogue _catalogue;
    private readonly string _datasets;
    private readonly string _about;
    private readonly Lock _changing = new();
    private readonly Lock _connecting = new();
    private DuckDBConnection _reader = new("DataSource=:memory:");

    public Store(DataSettings settings, Storage storage, ILogger<Store> logger)
    {
        (_settings, _storage) = (settings, storage);
        _datasets = Path.Combine(settings.Folder, "datasets");
        _about = Path.Combine(settings.Folder, "about");
        _catalogue = new Catalogue(_datasets, _about, logger);
    }

    /// <summary>Finds what is there, and removes what a killed program left half done.</summary>
    /// <returns>Whether this is the first start.</returns>
    /// <exception cref="StartupException">Another process has the folder, or it cannot be used.</exception>
    public Task<bool> OpenAsync()
    {
        _storage.Open(isAlone: true);
        var isNew = !Directory.Exists(_datasets);
        Storage.MakeFolder(_datasets);
        Storage.MakeFolder(_about);
        _catalogue.Open();
        Show(_catalogue.All);
        return Task.FromResult(isNew);
    }

    /// <summary>All datasets, the oldest first.</summary>
    public Task<IReadOnlyList<Dataset>> ListAsync() => Task.FromResult(_catalogue.All);

    /// <summary>A dataset, or null.</summary>
    public Task<Dataset?> FindAsync(string id) => Task.FromResult(_catalogue.Find(id));

    /// <summary>Whether a dataset has a name, by its <see cref="DatasetNames.KeyOf"/>.</summary>
    public Task<bool> HasNameAsync(string key) => Task.FromResult(_catalogue.HasName(key));

    /// <summary>How many datasets there are.</summary>
    public Task<int> CountAsync() => Task.FromResult(_catalogue.All.Count);

    /// <summary>How many bytes they take on the disk.</summary>
    public Task<long> CountBytesAsync() => Task.FromResult(_catalogue.Bytes);

    /// <summary>Makes sure that the engine is there: it always is, within this process.</summary>
    public Task CheckAsync() => Task.CompletedTask;

    /// <summary>The table of a dataset, as SQL has it.</summary>
    public static string TableOf(Dataset dataset) => $"{Sql.Quote(dataset.Id)}.main.data";

    /// <summary>Loads a file.</summary>
    /// <param name="file">Where it is.</param>
    /// <param name="draft">What is known of the dataset so far.</param>
    /// <param name="onError">What to do with broken rows.</param>
    /// <param name="encoding">How its text is written.</param>
    /// <param name="progress">Told now and then how much is read, in percent.</param>
    /// <param name="stop">Gives up; nothing is left behind.</param>
    /// <returns>The dataset, which is there from now on.</returns>
    /// <exception cref="ProblemException">The file cannot be read.</exception>
    public Dataset Load(string file, Dataset draft, OnError onError, TextEncoding encoding, Action<double> progress, CancellationToken stop)
    {
        var loading = Path.Combine(_storage.Incoming, draft.Id + ".duckdb");
        try
        {
            var dataset = Write(loading, file, draft, onError, encoding, progress, stop);
            Storage.MakePrivate(loading);
            lock (_changing)
            {
                Publish(loading, dataset);
            }

            return dataset;
        }
        catch (DuckDBException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
        catch (DuckDBException error)
        {
            throw FileReader.Explain(error);
        }
        finally
        {
            File.Delete(loading);
            File.Delete(loading + ".wal");
        }
    }

    /// <summary>Removes a dataset. Who is reading it now may finish.</summary>
    public Task<bool> DeleteAsync(string id)
    {
        lock (_changing)
        {
            if (_catalogue.Find(id) is null)
            {
                return Task.FromResult(false);
            }

            Show([.. _catalogue.All.Where(dataset => dataset.Id != id)]);
            return Task.FromResult(_catalogue.Remove(id));
        }
    }

    /// <summary>Connects to ask: read-only, and confined to the datasets.</summary>
    public DbConnection Connect()
    {
        lock (_connecting)
        {
            var connection = _reader.Duplicate();
            connection.Open();
            return connection;
        }
    }

    /// <summary>A command on such a connection, whose answer comes in pieces and is never in memory whole.</summary>
    public static DbCommand Command(DbConnection connection, string sql, IReadOnlyList<string> values)
    {
        var command = ((DuckDBConnection)connection).CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        foreach (var value in values)
        {
            command.Parameters.Add(new DuckDBParameter(value));
        }

        return command;
    }

    /// <summary>How many different values a column has; of a large table, nearly.</summary>
    public static string CountDistinct(string column, long rows) => rows > Large ? $"approx_count_distinct({column})" : $"count(DISTINCT {column})";

    /// <summary>The value below which a part of all values lies; of a large table, nearly.</summary>
    public static string Quantile(string column, double part, long rows)
        => string.Create(CultureInfo.InvariantCulture, $"{(rows > Large ? "approx_quantile" : "quantile_cont")}({column}, {part})");

    /// <summary>Some rows of a table instead of all, the same ones each time.</summary>
    public static string Sample(double percent) => string.Create(CultureInfo.InvariantCulture, $" TABLESAMPLE bernoulli({percent} PERCENT) REPEATABLE (7)");

    /// <summary>Makes sure that somebody's SQL is one SELECT. What it may reach is the connection's matter.</summary>
    /// <exception cref="ProblemException">It is something else.</exception>
    public static void Check(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json_serialize_sql($1::VARCHAR)";
        command.Parameters.Add(new DuckDBParameter(sql));
        using var parsed = JsonDocument.Parse((string)command.ExecuteScalar()!);
        var root = parsed.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            var message = root.GetProperty("error_message").GetString()!;
            throw Mistake(message.Contains("Only SELECT", StringComparison.Ordinal) ? "Only SELECT may be asked: nothing is changed from here." : message);
        }

        if (root.GetProperty("statements").GetArrayLength() != 1)
        {
            throw Mistake("One SELECT at a time, please.");
        }
    }

    /// <summary>What went wrong while asking, as a problem.</summary>
    public static ProblemException Explain(DbException error)
    {
        var text = error.Message;
        return text.StartsWith("Out of Memory", StringComparison.Ordinal)
            ? new ProblemException(422, "This takes more memory than a query may use. Ask for less: fewer groups, fewer columns, a LIMIT.")
            : Mistake(FileReader.WithoutKind(text.Split("\n\n")[0]));
    }

    public void Dispose() => _reader.Dispose();

    private static ProblemException Mistake(string message) => new(Problem.Validation("sql", message));

    /// <summary>Puts a file in its place. Where it cannot be shown there, it does not stay.</summary>
    private void Publish(string loading, Dataset dataset)
    {
        var path = _catalogue.PathOf(dataset.Id);
        File.Move(loading, path);
        try
        {
            Show([.. _catalogue.All, dataset]);
            _catalogue.Add(dataset);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private Dataset Write(string loading, string file, Dataset draft, OnError onError, TextEncoding encoding, Action<double> progress, CancellationToken stop)
    {
        using var connection = new DuckDBConnection($"DataSource={loading}");
        connection.Open();
        Execute(connection, $"SET memory_limit = '{_settings.LoadMemory}'; SET temp_directory = {Sql.Literal(_storage.Incoming)}; SET enable_progress_bar = true; SET enable_progress_bar_print = false");
        var reader = FileReader.Sniff(connection, file, draft.Source, onError, encoding, stop);
        using (new Timer(_ => progress(Math.Clamp(connection.GetQueryProgress().Percentage, 0, 100)), null, 250, 250))
        {
            Execute(connection, $"CREATE TABLE data AS {reader.Select}", stop);
        }

        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM data";
        var dataset = draft with { Rows = (long)count.ExecuteScalar()!, Columns = reader.Columns, Skipped = reader.CountSkipped(connection), CreatedAt = DateTime.UtcNow };
        Execute(connection, $"CREATE TABLE about AS SELECT {Sql.Literal(JsonSerializer.Serialize(dataset, DataJson.Default.Dataset))} AS json");
        Execute(connection, "CHECKPOINT");
        return dataset;
    }

    /// <summary>A new reader, which sees these datasets. Connections of the old one go on until they are closed.</summary>
    private void Show(IReadOnlyList<Dataset> datasets)
    {
        var reader = new DuckDBConnection("DataSource=:memory:");
        reader.Open();
        foreach (var dataset in datasets)
        {
            Execute(reader, $"ATTACH {Sql.Literal(_catalogue.PathOf(dataset.Id))} AS {Sql.Quote(dataset.Id)} (READ_ONLY); CREATE VIEW {Sql.Quote(dataset.Name)} AS SELECT * FROM {TableOf(dataset)}");
        }

        var temporary = Path.Combine(_settings.Folder, "temporary");
        Execute(reader, $"SET memory_limit = '{_settings.QueryMemory}'; SET temp_directory = {Sql.Literal(temporary)}; SET max_temp_directory_size = '{_settings.QueryDisk}'");
        Execute(reader, "SET GLOBAL late_materialization_max_rows = 10000"); // a page of rows is sorted by its keys alone, however many columns there are
        Execute(reader, "SET enable_external_access = false; SET lock_configuration = true");
        lock (_connecting)
        {
            _reader.Dispose();
            _reader = reader;
        }
    }

    private static void Execute(DuckDBConnection connection, string sql, CancellationToken stop = default)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var cancelling = stop.Register(command.Cancel);
        command.ExecuteNonQuery();
    }
}
