using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Hyperlane.Data;

/// <summary>Writes rows into a table of DuckDB, as DuckDB has them in memory: no value passes through SQL or through text.</summary>
internal sealed unsafe class TableWriter : RowWriter, IDisposable
{
    /// <summary>After so many bytes of text, they go into the table: DuckDB counts rows, and these may be long.</summary>
    private const long FlushBytes = 32 << 20;

    private readonly DuckDB.NET.Native.DuckDBAppender _appender;
    private readonly DuckDBLogicalType[] _types;
    private readonly DuckDBDataChunk _chunk;
    private readonly Target[] _columns;
    private readonly int _mostRows = (int)NativeMethods.Helpers.DuckDBVectorSize();
    private int _row;
    private int _column;
    private long _bytes;

    private struct Target
    {
        public IntPtr Vector;
        public byte* Data;
        public ulong* Validity;
        public DuckDBType Type;
    }

    /// <param name="connection">The database.</param>
    /// <param name="table">The table, which has all of its columns already.</param>
    public TableWriter(DuckDBConnection connection, string table)
    {
        var state = NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, null, table, out _appender);
        Ensure(state);
        _types = [.. Enumerable.Range(0, (int)NativeMethods.Appender.DuckDBAppenderColumnCount(_appender)).Select(i => NativeMethods.Appender.DuckDBAppenderColumnType(_appender, (ulong)i))];
        _chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. _types.Select(type => type.DangerousGetHandle())], (ulong)_types.Length);
        _columns = new Target[_types.Length];
        Show();
    }

    public override void BeginRow() => _column = 0;

    public override void EndRow()
    {
        if (++_row == _mostRows || _bytes > FlushBytes)
        {
            Append();
        }
    }

    public override void Write(CellKind kind)
    {
        ref var column = ref _columns[_column++];
        if (kind == CellKind.Null)
        {
            if (column.Validity == null)
            {
                NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(column.Vector);
                column.Validity = NativeMethods.Vectors.DuckDBVectorGetValidity(column.Vector);
            }

            column.Validity[_row >> 6] &= ~(1UL << (_row & 63));
            return;
        }

        column.Data[_row] = kind == CellKind.True ? (byte)1 : (byte)0;
    }

    public override void Write(CellKind kind, long value)
    {
        ref var column = ref _columns[_column++];
        if (kind == CellKind.Date)
        {
            ((int*)column.Data)[_row] = (int)value;
        }
        else
        {
            ((long*)column.Data)[_row] = value;
        }
    }

    public override void Write(double value) => ((double*)_columns[_column++].Data)[_row] = value;

    /// <summary>Writes a decimal that has the scale of its column.</summary>
    public override void Write(decimal value)
    {
        ref var column = ref _columns[_column++];
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var size = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var number = parts[3] < 0 ? -(Int128)size : (Int128)size;
        if (column.Type == DuckDBType.BigInt)
        {
            ((long*)column.Data)[_row] = (long)number;
        }
        else
        {
            ((Int128*)column.Data)[_row] = number;
        }
    }

    public override void Write(ReadOnlySpan<byte> text)
    {
        fixed (byte* first = text)
        {
            NativeMethods.Vectors.DuckDBVectorAssignStringElementLength(_columns[_column++].Vector, (ulong)_row, first, text.Length);
        }

        _bytes += text.Length;
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
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, i);
            var type = NativeMethods.LogicalType.DuckDBGetTypeId(_types[i]);
            _columns[i] = new Target
            {
                Vector = vector,
                Data = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector),
                Type = type == DuckDBType.Decimal ? NativeMethods.LogicalType.DuckDBDecimalInternalType(_types[i]) : type,
            };
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
