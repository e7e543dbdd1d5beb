using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Parquet;
using Parquet.Schema;

namespace HyperlaneData._1;

/// <summary>The formats that keep columns together: Arrow, for programs that go on calculating, and Parquet, for files.</summary>
public static class ColumnarFormats
{
    /// <summary>How many rows are brought together before they are written.</summary>
    private const int ArrowBatch = 8 * 1024;
    private const int ParquetBatch = 64 * 1024;

    /// <summary>Writes rows as an Arrow IPC stream.</summary>
    public static void WriteArrow(Stream stream, IReadOnlyList<Column> columns, IEnumerable<Rows> rows, CancellationToken stop)
    {
        var schema = new Schema([.. columns.Select(column => new Apache.Arrow.Field(column.Name, ArrowType(column.Type), nullable: true))], null);
        using var writer = new ArrowStreamWriter(stream, schema, leaveOpen: true);
        foreach (var batch in Batches(columns, rows, ArrowBatch))
        {
            using var record = new RecordBatch(schema, columns.Select((column, i) => ArrowArray(column.Type, batch[i])), batch[0].Count);
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
                await WriteColumnAsync(group, fields[i], columns[i].Type, batch[i]);
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

    private static IArrowType ArrowType(ColumnType type) => type switch
    {
        ColumnType.Boolean => BooleanType.Default,
        ColumnType.Integer => Int64Type.Default,
        ColumnType.Number => DoubleType.Default,
        ColumnType.Date => Date32Type.Default,
        ColumnType.Timestamp => new TimestampType(TimeUnit.Microsecond, (string?)null),
        _ => StringType.Default,
    };

    private static IArrowArray ArrowArray(ColumnType type, List<object?> values) => type switch
    {
        ColumnType.Boolean => values.Aggregate(new BooleanArray.Builder(), (array, value) => value is bool flag ? array.Append(flag) : array.AppendNull()).Build(),
        ColumnType.Integer => values.Aggregate(new Int64Array.Builder(), (array, value) => array.Append(ToInt64(value))).Build(),
        ColumnType.Number => values.Aggregate(new DoubleArray.Builder(), (array, value) => array.Append(ToDouble(value))).Build(),
        ColumnType.Date => values.Aggregate(new Date32Array.Builder(), (array, value) => ToMoment(value) is { } date ? array.Append(date) : array.AppendNull()).Build(),
        ColumnType.Timestamp => values.Aggregate(
            new TimestampArray.Builder(new TimestampType(TimeUnit.Microsecond, (string?)null)), (array, value) => ToMoment(value) is { } moment ? array.Append(moment) : array.AppendNull()).Build(),
        _ => values.Aggregate(new StringArray.Builder(), (array, value) => value is null ? array.AppendNull() : array.Append(Cell.Text(value))).Build(),
    };

    private static DataField ParquetField(Column column) => column.Type switch
    {
        ColumnType.Boolean => new DataField<bool?>(column.Name),
        ColumnType.Integer => new DataField<long?>(column.Name),
        ColumnType.Number => new DataField<double?>(column.Name),
        ColumnType.Date => new DateTimeDataField(column.Name, DateTimeFormat.Date, isNullable: true),
        ColumnType.Timestamp => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, unit: DateTimeTimeUnit.Micros, isNullable: true),
        _ => new DataField<string>(column.Name),
    };

    private static Task WriteColumnAsync(ParquetRowGroupWriter group, DataField field, ColumnType type, List<object?> values) => type switch
    {
        ColumnType.Boolean => group.WriteAsync<bool>(field, new ReadOnlyMemory<bool?>([.. values.Select(value => value as bool?)]), null, null),
        ColumnType.Integer => group.WriteAsync<long>(field, new ReadOnlyMemory<long?>([.. values.Select(ToInt64)]), null, null),
        ColumnType.Number => group.WriteAsync<double>(field, new ReadOnlyMemory<double?>([.. values.Select(ToDouble)]), null, null),
        ColumnType.Date or ColumnType.Timestamp => group.WriteAsync<DateTime>(field, new ReadOnlyMemory<DateTime?>([.. values.Select(value => ToMoment(value)?.UtcDateTime)]), null, null),
        _ => group.WriteAsync(field, [.. values.Select(value => value is null ? null : Cell.Text(value))], null),
    };

    private static long? ToInt64(object? value) => value switch
    {
        null => null,
        long number => number,
        string text => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw new ProblemException(422, $"{text} is too large for this format: cast the column to VARCHAR."),
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static double? ToDouble(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static DateTimeOffset? ToMoment(object? value)
        => value is not string text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment
            : throw new ProblemException(422, $"This format has no date like {text}: cast the column to VARCHAR.");
}
