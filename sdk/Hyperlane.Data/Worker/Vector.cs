using System.Globalization;
using System.Text;
using DuckDB.NET.Native;

namespace Hyperlane.Data;

/// <summary>
/// One column of an answer, as DuckDB has it in memory. It is read there, value by value: nothing is made into a type of
/// .NET that may lack the value, and how long a text is, is known before it is copied.
/// </summary>
internal sealed unsafe class Vector
{
    private const int Inlined = 12; // a text of so many bytes stands in its place; of a longer one, a pointer

    private readonly int _maxValue;
    private readonly DuckDBType _type;
    private readonly DuckDBType _stored;
    private readonly int _scale;
    private readonly byte[][] _names = [];
    private byte* _data;
    private ulong* _validity;

    public Vector(string name, DuckDBLogicalType type, int maxValue)
    {
        (Name, _maxValue) = (name, maxValue);
        _type = _stored = NativeMethods.LogicalType.DuckDBGetTypeId(type);
        if (_type == DuckDBType.Decimal)
        {
            _scale = NativeMethods.LogicalType.DuckDBDecimalScale(type);
            _stored = NativeMethods.LogicalType.DuckDBDecimalInternalType(type);
        }
        else if (_type == DuckDBType.Enum)
        {
            _stored = NativeMethods.LogicalType.DuckDBEnumInternalType(type);
            _names = [.. Enumerable.Range(0, (int)NativeMethods.LogicalType.DuckDBEnumDictionarySize(type))
                .Select(i => Encoding.UTF8.GetBytes(NativeMethods.LogicalType.DuckDBEnumDictionaryValue(type, i)))];
        }
    }

    /// <summary>The name of the column.</summary>
    public string Name { get; }

    /// <summary>The SQL that makes a text of the column; null where its values can be read as they are.</summary>
    public string? Conversion => _type switch
    {
        DuckDBType.List or DuckDBType.Array or DuckDBType.Struct or DuckDBType.Map => "CAST(to_json({0}) AS VARCHAR)",
        _ => TypeOf(_type) is null ? "CAST({0} AS VARCHAR)" : null,
    };

    /// <summary>Of a decimal: how many digits stand after the point.</summary>
    public int? Scale => _type == DuckDBType.Decimal ? _scale : null;

    /// <summary>Our word for its type.</summary>
    public ColumnType Type => _type switch
    {
        DuckDBType.List or DuckDBType.Array or DuckDBType.Struct or DuckDBType.Map => ColumnType.Json,
        DuckDBType.TimeTz => ColumnType.Time,
        DuckDBType.VarInt => ColumnType.Integer,
        _ => TypeOf(_type) ?? ColumnType.Text,
    };

    /// <summary>Whether its texts were made by <c>to_json</c>.</summary>
    public bool IsJson { get; init; }

    /// <summary>Goes to the next rows.</summary>
    public void Show(IntPtr vector)
    {
        _data = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
        _validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
    }

    /// <summary>Writes the value of a row.</summary>
    public void Write(RowWriter output, int row)
    {
        if (_validity != null && ((_validity[row >> 6] >> (row & 63)) & 1) == 0)
        {
            output.Write(CellKind.Null);
            return;
        }

        switch (_type)
        {
            case DuckDBType.Boolean:
                output.Write(_data[row] == 0 ? CellKind.False : CellKind.True);
                break;
            case DuckDBType.Float:
                output.Write(((float*)_data)[row]);
                break;
            case DuckDBType.Double:
                output.Write(((double*)_data)[row]);
                break;
            case DuckDBType.Varchar when IsJson:
                output.Write(JsonText.Strict(Bytes(row)));
                break;
            case DuckDBType.Varchar:
                output.Write(Bytes(row));
                break;
            case DuckDBType.Blob:
                output.Write(Convert.ToBase64String(Bytes(row)));
                break;
            case DuckDBType.Date:
                output.Write(CellKind.Date, ((int*)_data)[row]);
                break;
            case DuckDBType.Time:
                output.Write(CellKind.Time, ((long*)_data)[row]);
                break;
            case DuckDBType.TimestampNs when Nanoseconds(((long*)_data)[row]) is { } text:
                output.Write(text);
                break;
            case DuckDBType.Interval:
                var interval = ((Interval*)_data)[row];
                output.Write(Moment.Interval(interval.Months, interval.Days, interval.Microseconds));
                break;
            case DuckDBType.Timestamp or DuckDBType.TimestampNs or DuckDBType.TimestampMs or DuckDBType.TimestampS:
                output.Write(CellKind.Timestamp, Microseconds(((long*)_data)[row]));
                break;
            case DuckDBType.TimestampTz:
                output.Write(CellKind.Instant, ((long*)_data)[row]);
                break;
            case DuckDBType.Enum:
                output.Write(_names[(int)Whole(row)]);
                break;
            case DuckDBType.Decimal:
                WriteDecimal(output, Whole(row));
                break;
            case DuckDBType.Uuid:
                output.Write(Guid.ParseExact(
                    ((UInt128)(((Int128*)_data)[row] ^ Int128.MinValue)).ToString("x32", CultureInfo.InvariantCulture), "N").ToString());
                break;
            case DuckDBType.UnsignedHugeInt:
                WriteWhole(output, ((UInt128*)_data)[row]);
                break;
            default:
                WriteWhole(output, Whole(row));
                break;
        }
    }

    private static ColumnType? TypeOf(DuckDBType type) => type switch
    {
        DuckDBType.Boolean => ColumnType.Boolean,
        DuckDBType.TinyInt or DuckDBType.SmallInt or DuckDBType.Integer or DuckDBType.BigInt or DuckDBType.HugeInt => ColumnType.Integer,
        DuckDBType.UnsignedTinyInt or DuckDBType.UnsignedSmallInt or DuckDBType.UnsignedInteger => ColumnType.Integer,
        DuckDBType.UnsignedBigInt or DuckDBType.UnsignedHugeInt => ColumnType.Integer,
        DuckDBType.Float or DuckDBType.Double or DuckDBType.Decimal => ColumnType.Number,
        DuckDBType.Date => ColumnType.Date,
        DuckDBType.Time => ColumnType.Time,
        DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs or DuckDBType.TimestampTz =>
            ColumnType.Timestamp,
        DuckDBType.Varchar or DuckDBType.Blob or DuckDBType.Enum or DuckDBType.Uuid or DuckDBType.Interval => ColumnType.Text,
        _ => null,
    };

    private ReadOnlySpan<byte> Bytes(int row)
    {
        var text = _data + (row * 16L);
        var length = *(uint*)text;
        return length <= _maxValue
            ? new ReadOnlySpan<byte>(length <= Inlined ? text + 4 : *(byte**)(text + 8), (int)length)
            : throw new ProblemException(
                422, $"A value of column \"{Name}\" has {length:n0} bytes; {_maxValue:n0} may be asked for. Ask for a part of it.");
    }

    private long Microseconds(long value) => value is long.MaxValue or -long.MaxValue ? value : _type switch
    {
        DuckDBType.TimestampS => checked(value * 1_000_000),
        DuckDBType.TimestampMs => checked(value * 1_000),
        DuckDBType.TimestampNs => (value - (((value % 1_000) + 1_000) % 1_000)) / 1_000,
        _ => value,
    };

    /// <summary>A moment as text, where microseconds cannot have all of it.</summary>
    private static string? Nanoseconds(long value)
    {
        const long second = 1_000_000_000;
        var rest = ((value % second) + second) % second;
        return rest % 1_000 == 0 || value is long.MaxValue or -long.MaxValue ? null
            : string.Create(CultureInfo.InvariantCulture, $"{Moment.Text(CellKind.Timestamp, (value - rest) / 1_000)}.{rest:000000000}");
    }

    private Int128 Whole(int row) => _stored switch
    {
        DuckDBType.TinyInt => ((sbyte*)_data)[row],
        DuckDBType.SmallInt => ((short*)_data)[row],
        DuckDBType.Integer => ((int*)_data)[row],
        DuckDBType.BigInt => ((long*)_data)[row],
        DuckDBType.UnsignedTinyInt => _data[row],
        DuckDBType.UnsignedSmallInt => ((ushort*)_data)[row],
        DuckDBType.UnsignedInteger => ((uint*)_data)[row],
        DuckDBType.UnsignedBigInt => ((ulong*)_data)[row],
        DuckDBType.HugeInt => ((Int128*)_data)[row],
        _ => throw new InvalidDataException($"{_stored} is no whole number."),
    };

    private void WriteWhole<T>(RowWriter output, T value)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        if (value >= T.CreateSaturating(long.MinValue) && value <= T.CreateSaturating(long.MaxValue))
        {
            output.Write(CellKind.Integer, long.CreateTruncating(value));
        }
        else if (_type == DuckDBType.UnsignedBigInt)
        {
            output.Write(decimal.CreateChecked(value));
        }
        else
        {
            output.Write(value.ToString(null, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A length of time as DuckDB has it in memory.</summary>
    private readonly record struct Interval(int Months, int Days, long Microseconds);

    private void WriteDecimal(RowWriter output, Int128 value)
    {
        var size = Int128.Abs(value);
        if (_scale <= 28 && size < (Int128.One << 96))
        {
            output.Write(new decimal((int)(uint)(size & uint.MaxValue), (int)(uint)((size >> 32) & uint.MaxValue), (int)(uint)(size >> 64),
                value < 0, (byte)_scale));
            return;
        }

        var digits = size.ToString(CultureInfo.InvariantCulture).PadLeft(_scale + 1, '0');
        output.Write($"{(value < 0 ? "-" : "")}{digits[..^_scale]}{(_scale > 0 ? "." : "")}{digits[^_scale..]}");
    }
}
