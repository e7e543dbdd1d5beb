using DuckDB.NET.Data;

namespace Hyperlane.Data;

/// <summary>
/// Writes those parts of a table that are a thread's. Each part is a transaction of its own, so that several are packed at the same time;
/// they are committed in their order, so that rows stand as in the file.
/// </summary>
/// <param name="database">The database, which others write into as well.</param>
/// <param name="table">The table, which has all of its columns already.</param>
/// <param name="converters">What makes values of fields.</param>
/// <param name="threads">Who knows whose turn it is.</param>
internal sealed class PartWriter(string database, string table, FieldConverter[] converters, BatchThreads threads) : IDisposable
{
    private readonly DuckDBConnection _connection = Open(database);
    private TableWriter? _writer;
    private int _part;

    /// <summary>Adds rows.</summary>
    public void Write(RowBatch batch)
    {
        if (_writer is null || batch.Part != _part)
        {
            End();
            Execute("BEGIN");
            (_writer, _part) = (new TableWriter(_connection, table), batch.Part);
        }

        _writer.Write(batch, converters);
    }

    /// <summary>The last row of its last part was written.</summary>
    public void End()
    {
        if (_writer is not null)
        {
            _writer.End();
            _writer.Dispose();
            _writer = null;
            threads.InTurn(_part, () => Execute("COMMIT"));
        }
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _connection.Dispose();
    }

    private static DuckDBConnection Open(string database)
    {
        var connection = new DuckDBConnection(database);
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
