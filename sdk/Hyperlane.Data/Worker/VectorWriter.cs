using DuckDB.NET.Native;

namespace Hyperlane.Data;

/// <summary>Writes the values of one column, one below the other, where DuckDB has them in memory.</summary>
internal sealed unsafe class VectorWriter : RowWriter
{
    private readonly DuckDBType _type;
    private IntPtr _vector;
    private byte* _data;
    private ulong* _validity;
    private long _bytes;

    /// <param name="type">The type of the column.</param>
    public VectorWriter(DuckDBLogicalType type)
    {
        _type = NativeMethods.LogicalType.DuckDBGetTypeId(type);
        _type = _type == DuckDBType.Decimal ? NativeMethods.LogicalType.DuckDBDecimalInternalType(type) : _type;
    }

    /// <summary>The row of the next value.</summary>
    public int Row { get; set; }

    /// <summary>Goes to the next rows.</summary>
    public void Show(IntPtr vector)
    {
        _vector = vector;
        _validity = null;
        _data = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
    }

    /// <summary>How many bytes of text were written since this was asked last.</summary>
    public long TakeBytes()
    {
        var bytes = _bytes;
        _bytes = 0;
        return bytes;
    }

    public override void BeginRow()
    {
    }

    public override void EndRow()
    {
    }

    public override void Write(CellKind kind)
    {
        if (kind == CellKind.Null)
        {
            if (_validity == null)
            {
                NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(_vector);
                _validity = NativeMethods.Vectors.DuckDBVectorGetValidity(_vector);
            }

            _validity[Row >> 6] &= ~(1UL << (Row & 63));
        }
        else
        {
            _data[Row] = kind == CellKind.True ? (byte)1 : (byte)0;
        }

        Row++;
    }

    public override void Write(CellKind kind, long value)
    {
        if (kind == CellKind.Date)
        {
            ((int*)_data)[Row++] = (int)value;
        }
        else
        {
            ((long*)_data)[Row++] = value;
        }
    }

    public override void Write(double value) => ((double*)_data)[Row++] = value;

    /// <summary>Writes a decimal that has the scale of the column.</summary>
    public override void Write(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var size = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var number = parts[3] < 0 ? -(Int128)size : (Int128)size;
        if (_type == DuckDBType.BigInt)
        {
            ((long*)_data)[Row++] = (long)number;
        }
        else
        {
            ((Int128*)_data)[Row++] = number;
        }
    }

    public override void Write(ReadOnlySpan<byte> text)
    {
        fixed (byte* first = text)
        {
            NativeMethods.Vectors.DuckDBVectorAssignStringElementLength(_vector, (ulong)Row++, first, text.Length);
        }

        _bytes += text.Length;
    }
}
