using System.Globalization;
using DuckDB.NET.Data;

namespace HyperlaneData._1;

/// <summary>
/// Answers questions inside the worker. Each one of a client has a DuckDB of its own, which is thrown away with it: what one
/// client does in its DuckDB, no other one meets. The next one is opened while nobody waits. The service's own questions,
/// of pages and charts, share one.
/// </summary>
internal sealed class Questions(WorkerSettings settings, FrameWriter frames, Func<FrameKind, Frame> receive) : IDisposable
{
    private DuckDBConnection? _next;
    private DuckDBConnection? _own;
    private DuckDBConnection? _used;

    /// <summary>Throws away what the last question has used, and opens a DuckDB for the next one of a client.</summary>
    public void Prepare()
    {
        _used?.Dispose();
        _used = null;
        _next ??= Open();
    }

    /// <summary>Answers one.</summary>
    public void Ask(Question question)
    {
        var connection = (question.IsForeign ? _next : _own) ?? Open();
        _used = connection;
        if (question.IsForeign)
        {
            _next = null;
        }
        else
        {
            _own = null; // until it is known that all went well
        }

        var places = Reply(connection, question);
        if (!question.IsForeign)
        {
            Execute(connection, string.Concat(places.Select(place => $"DETACH {Sql.Quote(place.Dataset.Id)};")));
            (_own, _used) = (connection, null);
        }
    }

    public void Dispose()
    {
        _next?.Dispose();
        _own?.Dispose();
        _used?.Dispose();
    }

    private DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, string.Create(
            CultureInfo.InvariantCulture,
            $"SET memory_limit = '{settings.Memory}B'; SET temp_directory = {Sql.Literal(settings.Folder)}; SET max_temp_directory_size = '{settings.Disk}B'"));
        Execute(connection, "SET GLOBAL late_materialization_max_rows = 10000"); // a page of rows is sorted by its keys alone, however many columns there are
        return connection;
    }

    private IReadOnlyList<TablePlace> Reply(DuckDBConnection connection, Question question)
    {
        try
        {
            frames.Write(FrameKind.Names, SqlRules.Check(Parse(connection, question.Sql)), WorkerJson.Default.TableNames);
            var places = receive(FrameKind.Tables).Json(WorkerJson.Default.IReadOnlyListTablePlace);
            foreach (var place in places)
            {
                Show(connection, place, question.IsForeign);
            }

            if (question.IsForeign)
            {
                Execute(connection, "SET enable_external_access = false; SET lock_configuration = true");
            }

            using var answer = Answer.To(connection, question.Sql, question.Values, settings.MaxValue);
            frames.Write(FrameKind.Columns, answer.Columns, WorkerJson.Default.IReadOnlyListColumn);
            answer.Send(new RowWriter(frames, WorkerSettings.MostBytes(settings.MaxValue)), question.MostRows);
            return places;
        }
        catch (Exception error) when (error is EngineException or DuckDBException)
        {
            throw Explain(error.Message);
        }
    }

    private static string Parse(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json_serialize_sql($1::VARCHAR, skip_null := true, skip_empty := true, skip_default := true)";
        command.Parameters.Add(new DuckDBParameter(sql));
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>Lets the question see a dataset. One that it does not name has columns and no rows.</summary>
    private static void Show(DuckDBConnection connection, TablePlace place, bool byName)
    {
        var dataset = place.Dataset;
        if (place.Path is not null)
        {
            Execute(connection, $"ATTACH {Sql.Literal(place.Path)} AS {Sql.Quote(dataset.Id)} (READ_ONLY)");
        }

        if (byName)
        {
            var nothing = string.Join(", ", dataset.Columns.Select(column => $"NULL::{Cell.SqlType(column.Type)} AS {Sql.Quote(column.Name)}"));
            Execute(connection, $"CREATE VIEW {Sql.Quote(dataset.Name)} AS SELECT {(place.Path is null ? $"{nothing} WHERE false" : $"* FROM {Store.TableOf(dataset)}")}");
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>What went wrong, as a problem.</summary>
    private static Exception Explain(string error)
        => error.StartsWith("Out of Memory", StringComparison.Ordinal)
            ? new InsufficientMemoryException(error)
            : SqlRules.Mistake(FileReader.WithoutPaths(FileReader.WithoutKind(error.Split("\n\n")[0])));
}
