using System.Globalization;
using DuckDB.NET.Data;

namespace Hyperlane.Data;

/// <summary>
/// Answers questions inside the worker. No two clients share a DuckDB: what one client does in it, no other one meets. A new one costs more
/// than most questions, so one is opened while nobody waits, and a client that asks again soon, of the same datasets, meets its own once
/// more. The service's own questions, of pages and charts, share one.
/// </summary>
internal sealed class Questions(WorkerSettings settings, FrameWriter frames, Func<FrameKind, Frame> receive) : IDisposable
{
    /// <summary>How much memory the process may have taken since its start, in bytes, for a client to meet its DuckDB again.</summary>
    private const long MaxKept = 64L << 20;

    private readonly long _atFirst = Environment.WorkingSet;
    private readonly List<DuckDBConnection> _over = [];
    private DuckDBConnection? _next;
    private DuckDBConnection? _own;
    private Kept? _kept;

    /// <summary>A DuckDB that its client may meet again.</summary>
    private sealed record Kept(DuckDBConnection Connection, string Client, IReadOnlyList<TablePlace> Places)
    {
        public bool Shows(IReadOnlyList<TablePlace> places)
            => Places.Select(place => (place.Dataset.Version, place.Dataset.Name, place.Path))
                .SequenceEqual(places.Select(place => (place.Dataset.Version, place.Dataset.Name, place.Path)));
    }

    /// <summary>Answers one.</summary>
    /// <returns>Whether there are more rows than were wanted.</returns>
    public bool Ask(Question question)
    {
        try
        {
            return question.Client is null ? AskOwn(question) : AskForeign(question, question.Client);
        }
        catch (Exception error) when (error is EngineException or DuckDBException)
        {
            throw Explain(question.Sql, error.Message);
        }
    }

    /// <summary>Throws away what will not be used again.</summary>
    public void Clear()
    {
        _over.ForEach(connection => connection.Dispose());
        _over.Clear();
    }

    /// <summary>Opens a DuckDB for the next client.</summary>
    public void Prepare() => _next ??= Open();

    /// <summary>Throws away what a client could have met again.</summary>
    public void Forget()
    {
        _kept?.Connection.Dispose();
        _kept = null;
    }

    public void Dispose()
    {
        Clear();
        Forget();
        _next?.Dispose();
        _own?.Dispose();
    }

    private DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, string.Create(
            CultureInfo.InvariantCulture,
            $"SET memory_limit = '{settings.Memory}B'; SET temp_directory = {Sql.Literal(settings.Folder)}; SET max_temp_directory_size = '{settings.Disk}B'"));
        Execute(connection, "SET errors_as_json = true"); // with it, errors say where in the SQL they are
        // a page of rows is sorted by its keys alone, however many columns there are
        Execute(connection, "SET GLOBAL late_materialization_max_rows = 10000");
        Parse(connection, "SELECT 1"); // the first time takes longer
        return connection;
    }

    /// <summary>A fresh one. It is thrown away, if it is not kept when all has gone well.</summary>
    private DuckDBConnection TakeNext()
    {
        var connection = _next ?? Open();
        _next = null;
        _over.Add(connection);
        return connection;
    }

    private bool AskOwn(Question question)
    {
        if (_own is not null)
        {
            _over.Add(_own);
        }

        var connection = _own ?? TakeNext();
        _own = null;
        var places = FindPlaces(connection, question);
        foreach (var place in places)
        {
            Attach(connection, place);
        }

        var isMore = Reply(connection, question);
        Execute(connection, string.Concat(places.Select(place => $"DETACH {Sql.Quote(place.Dataset.Id)};")));
        _over.Remove(connection);
        _own = connection;
        return isMore;
    }

    private bool AskForeign(Question question, string client)
    {
        var kept = _kept;
        _kept = null;
        if (kept is not null)
        {
            _over.Add(kept.Connection);
            kept = kept.Client == client ? kept : null;
        }

        var connection = kept?.Connection ?? TakeNext();
        IReadOnlyList<TablePlace> places;
        try
        {
            places = FindPlaces(connection, question);
        }
        catch (ProblemException) when (kept is not null)
        {
            Keep(kept); // it was refused, so nothing has happened
            throw;
        }

        if (kept?.Shows(places) != true)
        {
            connection = kept is null ? connection : TakeNext(); // once locked, it can be shown no other datasets
            foreach (var place in places)
            {
                Attach(connection, place);
                Show(connection, place);
            }

            Execute(connection, "SET enable_external_access = false; SET lock_configuration = true");
        }

        var isMore = Reply(connection, question);
        var isOpen = OperatingSystem.IsWindows() && places.Count > 0; // there, a file that is open cannot be deleted
        if (!isOpen && Environment.WorkingSet - _atFirst < MaxKept) // more would be missing for the next client
        {
            Keep(new Kept(connection, client, places));
        }

        return isMore;
    }

    private void Keep(Kept kept)
    {
        _over.Remove(kept.Connection);
        _kept = kept;
    }

    /// <summary>Where the datasets are that a question names. The service knows; of one that names none, it is not asked.</summary>
    private IReadOnlyList<TablePlace> FindPlaces(DuckDBConnection connection, Question question)
    {
        var names = Check(connection, PivotOf(question)?.Empty ?? Explanation.Of(question.Sql)?.Select ?? question.Sql);
        if (names is { Names.Count: 0, IsOfAll: false })
        {
            return [];
        }

        frames.Write(FrameKind.Names, names, WorkerJson.Default.TableNames);
        return receive(FrameKind.Tables).Json(WorkerJson.Default.IReadOnlyListTablePlace);
    }

    /// <summary>The PIVOT that somebody asks for without its values.</summary>
    private static Pivot? PivotOf(Question question)
        => question.Client is null || question.Parameters is { Count: > 0 } ? null : Pivot.Of(question.Sql);

    private static TableNames Check(DuckDBConnection connection, string sql) => SqlRules.Check(sql, Parse(connection, sql));

    /// <summary>Puts the values into a PIVOT that does not name them.</summary>
    private static string Fill(DuckDBConnection connection, Pivot pivot)
    {
        var sql = pivot.With([.. pivot.Questions.Select(question => Values(connection, question))]);
        Check(connection, sql);
        return sql;
    }

    private static List<string> Values(DuckDBConnection connection, string sql)
    {
        Check(connection, sql);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var values = new List<string>();
        while (rows.Read())
        {
            values.Add(rows.GetString(0));
        }

        return values;
    }

    private bool Reply(DuckDBConnection connection, Question question)
    {
        var sql = PivotOf(question) is { } pivot ? Fill(connection, pivot) : Explanation.Of(question.Sql)?.Whole ?? question.Sql;
        using var answer = Answer.To(connection, sql, question, settings.MaxValue);
        frames.Write(FrameKind.Columns, answer.Columns, WorkerJson.Default.IReadOnlyListColumn, mayWait: true);
        var buffer = new FrameBuffer(frames, WorkerSettings.MaxBytes(settings.MaxValue));
        return answer.Send(buffer, question.Text?.WriterTo(buffer, answer.Columns) ?? new CellWriter(buffer), question.MaxRows);
    }

    private static string Parse(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json_serialize_sql($1::VARCHAR, skip_null := true, skip_empty := true, skip_default := true)";
        command.Parameters.Add(new DuckDBParameter(sql));
        return (string)command.ExecuteScalar()!;
    }

    private static void Attach(DuckDBConnection connection, TablePlace place)
    {
        if (place.Path is not null)
        {
            Execute(connection, $"ATTACH {Sql.Literal(place.Path)} AS {Sql.Quote(place.Dataset.Id)} (READ_ONLY)");
        }
    }

    /// <summary>Lets a question see a dataset by its name. One that it does not name has columns and no rows.</summary>
    private static void Show(DuckDBConnection connection, TablePlace place)
    {
        var dataset = place.Dataset;
        var nothing = string.Join(", ", dataset.Columns.Select(column => $"NULL::{Cell.SqlType(column.Type)} AS {Sql.Quote(column.Name)}"));
        Execute(connection, $"CREATE VIEW {Sql.Quote(dataset.Name)} AS SELECT {(place.Path is null ? $"{nothing} WHERE false" : $"* FROM {DuckDbDialect.Instance.TableOf(dataset)}")}");
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>What went wrong, as a problem.</summary>
    private static Exception Explain(string sql, string message)
    {
        var error = EngineError.Read(message);
        return error.Kind.StartsWith("Out of Memory", StringComparison.OrdinalIgnoreCase)
            ? new InsufficientMemoryException(error.Message)
            : SqlMistake.Of(ParquetReader.WithoutPaths(error.Message.Split("\n\n")[0]), sql, error.IndexIn(sql));
    }
}
