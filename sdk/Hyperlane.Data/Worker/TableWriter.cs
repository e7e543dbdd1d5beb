using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Hyperlane.Data;

/// <summary>Writes rows into a table of DuckDB, as DuckDB has them in memory: no value passes through SQL or through text.</summary>
internal sealed class TableWriter : IDisposable
{
    /// <summary>After so many bytes of text, they go into the table: DuckDB counts rows, and these may be long.</summary>
    private const long FlushBytes = 32 << 20;

    private readonly DuckDB.NET.Native.DuckDBAppender _appender;
    private readonly DuckDBLogicalType[] _types;
    private readonly DuckDBDataChunk _chunk;
    private readonly VectorWriter[] _columns;
    private readonly int _maxRows = (int)NativeMethods.Helpers.DuckDBVectorSize();
    private int _row;
    private long _bytes;

    /// <param name="connection">The database.</param>
    /// <param name="table">The table, which has all of its columns already.</param>
    public TableWriter(DuckDBConnection connection, string table)
    {
        var state = NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, null, table, out _appender);
        Ensure(state);
        _types = [.. Enumerable.Range(0, (int)NativeMethods.Appender.DuckDBAppenderColumnCount(_appender))
            .Select(i => NativeMethods.Appender.DuckDBAppenderColumnType(_appender, (ulong)i))];
        _chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk(
            [.. _types.Select(type => type.DangerousGetHandle())], (ulong)_types.Length);
        _columns = [.. _types.Select(type => new VectorWriter(type))];
        Show();
    }

    /// <summary>Adds rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="converters">What makes values of their fields.</param>
    /// <exception cref="EngineException">DuckDB refuses.</exception>
    public void Write(RowBatch batch, FieldConverter[] converters)
    {
        for (int from = 0, until; from < batch.Rows; from = until)
        {
            until = Math.Min(batch.Rows, from + _maxRows - _row);
            for (var i = 0; i < _columns.Length; i++)
            {
                var column = _columns[i];
                column.Row = _row;
                for (var row = from; row < until; row++)
                {
                    converters[i].Write(batch[row, i], batch.KindOf(row, i), column);
                }

                _bytes += column.TakeBytes();
            }

            _row += until - from;
            if (_row == _maxRows || _bytes > FlushBytes)
            {
                Append();
            }
        }
    }

    /// <summary>The last row was written.</summary>
    /// <exception cref="EngineException">DuckDB refuses.</exception>
    public void End()
    {
        Append();
        Ensure(NativeMethods.Appender.DuckDBAppenderClose(_appender));
    }

    public void Dispose()
    {
        _chunk.Dispose();
        _appender.Dispose();
        foreach (var type in _types)
        {
            type.Dispose();
        }
    }

    private void Append()
    {
        if (_row > 0)
        {
            NativeMethods.DataChunks.DuckDBDataChunkSetSize(_chunk, (ulong)_row);
            Ensure(NativeMethods.Appender.DuckDBAppendDataChunk(_appender, _chunk));
            if (_bytes > FlushBytes)
            {
                Ensure(NativeMethods.Appender.DuckDBAppenderFlush(_appender));
                _bytes = 0;
            }

            NativeMethods.DataChunks.DuckDBDataChunkReset(_chunk);
            _row = 0;
            Show();
        }
    }

    /// <summary>Where the columns are in memory. After a reset they may be somewhere else.</summary>
    private void Show()
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Show(NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, i));
        }
    }

    private void Ensure(DuckDBState state)
    {
        if (state != DuckDBState.Success)
        {
            using var error = NativeMethods.Appender.DuckDBAppenderErrorData(_appender);
            throw new EngineException(NativeMethods.ErrorData.DuckDBErrorDataMessage(error));
        }
    }
}
