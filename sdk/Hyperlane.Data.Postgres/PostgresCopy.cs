using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Hyperlane.Data.Postgres;

/// <summary>Brings the rows of a file into a table of PostgreSQL, in its binary form.</summary>
internal static class PostgresCopy
{
    /// <summary>What a row takes beside its values, in bytes.</summary>
    private const int RowBytes = 28;

    /// <summary>Longer texts are packed by PostgreSQL; how well, is not known before.</summary>
    private const int Unpacked = 2_000;

    /// <summary>After so many rows it is told how large the table is.</summary>
    private const int CountEvery = 10_000;

    /// <summary>Writes all rows.</summary>
    /// <param name="rows">Where they are.</param>
    /// <param name="connection">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="grown">Told now and then how many bytes the table has, at least: nobody can ask PostgreSQL before it is
    /// committed.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>How many they are.</returns>
    /// <exception cref="ProblemException">PostgreSQL has no value like one of them.</exception>
    public static long Write(WorkerRows rows, NpgsqlConnection connection, string table, Action<long> grown, CancellationToken stop)
    {
        using var copy = connection.BeginBinaryImport($"COPY {table} FROM STDIN (FORMAT BINARY)");
        var (count, bytes) = (0L, 0L);
        for (; rows.Read(); count++)
        {
            if (count % CountEvery == 0)
            {
                grown(bytes);
            }

            copy.StartRow();
            bytes += RowBytes;
            for (var i = 0; i < rows.Columns.Count; i++)
            {
                try
                {
                    WriteCell(copy, rows, i);
                    bytes += SizeOf(rows, i);
                }
                catch (Exception error) when (error is OverflowException or InvalidOperationException or InvalidCastException
                    or ArgumentException)
                {
                    var column = rows.Columns[i];
                    throw new ProblemException(
                        400, $"Row {count + 1}, column \"{column.Name}\": PostgreSQL has no {column.Type.ToString().ToLowerInvariant()} like this one. Is it too large?");
                }
            }
        }

        stop.ThrowIfCancellationRequested();
        copy.Complete();
        return count;
    }

    private static int SizeOf(WorkerRows rows, int i) => rows.KindOf(i) switch
    {
        CellKind.Null => 0,
        CellKind.False or CellKind.True => 1,
        CellKind.Text => Math.Min((int)rows.Raw(i), Unpacked), // the lower half is its length
        _ => 8,
    };

    private static void WriteCell(NpgsqlBinaryImporter copy, WorkerRows rows, int i)
    {
        if (rows.KindOf(i) == CellKind.Null)
        {
            copy.WriteNull();
            return;
        }

        switch (rows.Columns[i].Type)
        {
            case ColumnType.Boolean:
                copy.Write((bool)rows[i]!, NpgsqlDbType.Boolean);
                break;
            case ColumnType.Integer or ColumnType.Number when rows.Columns[i].Precision is not null:
                WriteNumeric(copy, rows[i]!);
                break;
            case ColumnType.Integer:
                copy.Write(Convert.ToInt64(rows[i], CultureInfo.InvariantCulture), NpgsqlDbType.Bigint);
                break;
            case ColumnType.Number:
                copy.Write(Convert.ToDouble(rows[i], CultureInfo.InvariantCulture), NpgsqlDbType.Double);
                break;
            case ColumnType.Date:
                copy.Write(DateOf(rows.Raw(i)), NpgsqlDbType.Date);
                break;
            case ColumnType.Time:
                copy.Write(TimeSpan.FromMicroseconds(rows.Raw(i)), NpgsqlDbType.Time); // a TimeOnly has no 24:00
                break;
            case ColumnType.Timestamp:
                copy.Write(MomentOf(rows.Raw(i)), NpgsqlDbType.Timestamp);
                break;
            default:
                copy.Write(Cell.Text(rows[i]), NpgsqlDbType.Text);
                break;
        }
    }

    /// <summary>An exact number: what .NET's decimal cannot hold is whole, and arrives as text.</summary>
    private static void WriteNumeric(NpgsqlBinaryImporter copy, object number)
    {
        if (number is string digits)
        {
            copy.Write(System.Numerics.BigInteger.Parse(digits, CultureInfo.InvariantCulture), NpgsqlDbType.Numeric);
        }
        else
        {
            copy.Write(Convert.ToDecimal(number, CultureInfo.InvariantCulture), NpgsqlDbType.Numeric);
        }
    }

    /// <summary>The greatest and the least are PostgreSQL's infinities.</summary>
    private static DateOnly DateOf(long days) => days switch
    {
        int.MaxValue => DateOnly.MaxValue,
        -int.MaxValue => DateOnly.MinValue,
        _ => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(checked((int)days)),
    };

    /// <inheritdoc cref="DateOf"/>
    private static DateTime MomentOf(long microseconds) => microseconds switch
    {
        long.MaxValue => DateTime.MaxValue,
        -long.MaxValue => DateTime.MinValue,
        _ => new DateTime(DateTime.UnixEpoch.Ticks, DateTimeKind.Unspecified).AddTicks(
            checked(microseconds * TimeSpan.TicksPerMicrosecond)),
    };

    /// <summary>The type of PostgreSQL that a column has.</summary>
    public static string TypeOf(Column column) => column.Type switch
    {
        _ when column is { Precision: { } precision, Scale: { } scale } => $"numeric({precision}, {scale})",
        ColumnType.Boolean => "boolean",
        ColumnType.Integer => "bigint",
        ColumnType.Number => "double precision",
        ColumnType.Date => "date",
        ColumnType.Time => "time",
        ColumnType.Timestamp => "timestamp",
        _ => "text",
    };
}
