using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Parquet;
using Parquet.Schema;

namespace Hyperlane.Data;

/// <summary>The formats that keep columns together: Arrow, for programs that go on calculating, and Parquet, for files.</summary>
internal static class ColumnarFormats
{
    /// <summary>How many rows are brought together before they are written.</summary>
    private const int ArrowBatch = 8 * 1024;
    private const int ParquetBatch = 64 * 1024;

    /// <summary>How many digits a decimal may have.</summary>
    private const int Digits = 38;

    /// <summary>Writes rows as an Arrow IPC stream.</summary>
    public static void WriteArrow(Stream stream, IReadOnlyList<Column> columns, IEnumerable<Rows> rows, CancellationToken stop)
    {
        var schema = new Schema([.. columns.Select(column => new Apache.Arrow.Field(column.Name, ArrowType(column), nullable: true))],
            null);
        using var writer = new ArrowStreamWriter(stream, schema, leaveOpen: true);
        foreach (var batch in Batches(columns, rows, ArrowBatch))
        {
            using var record = new RecordBatch(schema, columns.Select((column, i) => ArrowArray(column, batch[i])), batch[0].Count);
            writer.WriteRecordBatch(record);
            stream.FlushAsync(stop).GetAwaiter().GetResult();
        }

        writer.WriteEnd();
    }

    /// <summary>Writes rows as a Parquet file.</summary>
    public static void WriteParquet(Stream stream, IReadOnlyList<Column> columns, IEnumerable<Rows> rows)
        => WriteParquetAsync(stream, columns, rows).GetAwaiter().GetResult();

    private static async Task WriteParquetAsync(Stream stream, IReadOnlyList<Column> columns, IEnumerable<Rows> rows)
    {
        DataField[] fields = [.. columns.Select(ParquetField)];
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream);
        foreach (var batch in Batches(columns, rows, ParquetBatch))
        {
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < fields.Length; i++)
            {
                await WriteColumnAsync(group, fields[i], columns[i], batch[i]);
            }
        }
    }

    /// <summary>The rows by columns, some at a time; without any rows, one batch of none, which still has the columns.</summary>
    private static IEnumerable<List<object?>[]> Batches(IReadOnlyList<Column> columns, IEnumerable<Rows> rows, int size)
    {
        var values = NewBatch();
        foreach (var row in rows)
        {
            if (values[0].Count == size)
            {
                yield return values;
                values = NewBatch();
            }

            for (var i = 0; i < values.Length; i++)
            {
                values[i].Add(row[i]);
            }
        }

        yield return values;

        List<object?>[] NewBatch() => [.. columns.Select(_ => new List<object?>())];
    }

    private static IArrowType ArrowType(Column column) => column.Type switch
    {
        ColumnType.Number when column.Scale is { } scale => new Decimal128Type(Digits, scale),
        ColumnType.Boolean => BooleanType.Default,
        ColumnType.Integer => Int64Type.Default,
        ColumnType.Number => DoubleType.Default,
        ColumnType.Date => Date32Type.Default,
        ColumnType.Timestamp => new TimestampType(TimeUnit.Microsecond, (string?)null),
        _ => StringType.Default,
    };

    private static IArrowArray ArrowArray(Column column, List<object?> values) => column.Type switch
    {
        ColumnType.Number when column.Scale is { } scale => values.Aggregate(
            new Decimal128Array.Builder(new Decimal128Type(Digits, scale)),
            (array, value) => value is null ? array.AppendNull() : array.Append(Cell.Text(value))).Build(),
        ColumnType.Boolean => values.Aggregate(new BooleanArray.Builder(),
            (array, value) => value is bool flag ? array.Append(flag) : array.AppendNull()).Build(),
        ColumnType.Integer => values.Aggregate(new Int64Array.Builder(), (array, value) => array.Append(ToInt64(value, column))).Build(),
        ColumnType.Number => values.Aggregate(new DoubleArray.Builder(), (array, value) => array.Append(ToDouble(value))).Build(),
        ColumnType.Date => values.Aggregate(new Date32Array.Builder(),
            (array, value) => ToMoment(value, column) is { } date ? array.Append(date) : array.AppendNull()).Build(),
        ColumnType.Timestamp => values.Aggregate(
            new TimestampArray.Builder(new TimestampType(TimeUnit.Microsecond, (string?)null)),
            (array, value) => ToMoment(value, column) is { } moment ? array.Append(moment) : array.AppendNull()).Build(),
        _ => values.Aggregate(new StringArray.Builder(), (array, value) =>
            value is null ? array.AppendNull() : array.Append(Cell.Text(value))).Build(),
    };

    private static DataField ParquetField(Column column) => column.Type switch
    {
        ColumnType.Number when column.Scale is { } scale => new DecimalDataField(column.Name, Digits, scale, isNullable: true),
        ColumnType.Boolean => new DataField<bool?>(column.Name),
        ColumnType.Integer => new DataField<long?>(column.Name),
        ColumnType.Number => new DataField<double?>(column.Name),
        ColumnType.Date => new DateTimeDataField(column.Name, DateTimeFormat.Date, isNullable: true),
        ColumnType.Timestamp => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, unit: DateTimeTimeUnit.Micros,
            isNullable: true),
        _ => new DataField<string>(column.Name),
    };

    private static Task WriteColumnAsync(ParquetRowGroupWriter group, DataField field, Column column, List<object?> values)
        => column.Type switch
        {
            ColumnType.Number when column.Scale is not null => group.WriteAsync<decimal>(
                field, new ReadOnlyMemory<decimal?>([.. values.Select(value => ToDecimal(value, column))]), null, null),
            ColumnType.Boolean => group.WriteAsync<bool>(field, new ReadOnlyMemory<bool?>([.. values.Select(value => value as bool?)]),
                null, null),
            ColumnType.Integer => group.WriteAsync<long>(
                field, new ReadOnlyMemory<long?>([.. values.Select(value => ToInt64(value, column))]), null, null),
            ColumnType.Number => group.WriteAsync<double>(field, new ReadOnlyMemory<double?>([.. values.Select(ToDouble)]), null, null),
            ColumnType.Date or ColumnType.Timestamp => group.WriteAsync<DateTime>(
                field, new ReadOnlyMemory<DateTime?>([.. values.Select(value => ToMoment(value, column)?.UtcDateTime)]), null, null),
            _ => group.WriteAsync(field, [.. values.Select(value => value is null ? null : Cell.Text(value))], null),
        };

    private static long? ToInt64(object? value, Column column) => value switch
    {
        null => null,
        long number => number,
        _ => long.TryParse(Cell.Text(value), CultureInfo.InvariantCulture, out var number) ? number : throw Refused(value, column),
    };

    private static decimal? ToDecimal(object? value, Column column) => value switch
    {
        null => null,
        decimal number => number,
        _ => throw Refused(value, column),
    };

    private static double? ToDouble(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static DateTimeOffset? ToMoment(object? value, Column column)
        => value is not string text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && moment.Ticks % TimeSpan.TicksPerMicrosecond == 0 ? moment
            : throw Refused(text, column);

    /// <summary>Nothing is rounded and nothing left out without a word.</summary>
    private static ProblemException Refused(object? value, Column column)
        => new(422, $"This format cannot have {Cell.Text(value)}, a value of column \"{column.Name}\". Cast the column to VARCHAR, or ask for CSV or JSON.");
}
