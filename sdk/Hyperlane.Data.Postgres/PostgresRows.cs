using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Hyperlane.Data.Postgres;

/// <summary>
/// The rows that PostgreSQL sends. A row is never in memory whole before it is known how long its values are. Of types that .NET has no
/// value for (intervals, huge numbers, void, those of extensions) the server sends its text.
/// </summary>
internal sealed class PostgresRows : Rows
{
    /// <summary>The type of whole numbers of any size, as sums are. Columns of datasets have at most 28 digits.</summary>
    public const string Whole = "numeric(38)";

    /// <summary>PostgreSQL counts from the year 2000; others from 1970.</summary>
    private const long Days = 10_957;
    private const long Microseconds = Days * 86_400 * 1_000_000;

    /// <summary>Types whose values are read as they are.</summary>
    private static readonly HashSet<string> Known =
    [
        "boolean", "smallint", "integer", "bigint", "oid", "real", "double precision", "text", "character varying", "json", "xml", "bytea",
        "date", "time without time zone", "timestamp without time zone", "timestamp with time zone",
    ];

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;
    private readonly CancellationTokenRegistration _stopping;
    private readonly NpgsqlDataReader _rows;
    private readonly string[] _types;
    private readonly int _maxValue;
    private readonly object?[] _values;
    private bool _isOver;

    /// <param name="connection">Where to ask; closed at the end.</param>
    /// <param name="command">What to ask.</param>
    /// <param name="maxValue">The longest text or blob, in bytes.</param>
    /// <param name="stop">Gives up.</param>
    public PostgresRows(NpgsqlConnection connection, NpgsqlCommand command, int maxValue, CancellationToken stop)
    {
        (_connection, _command, _maxValue) = (connection, command, maxValue);
        _stopping = stop.UnsafeRegister(asked => ((NpgsqlCommand)asked!).Cancel(), command);
        try
        {
            string[] types;
            int?[] scales;
            using (var described = command.ExecuteReader(CommandBehavior.SchemaOnly))
            {
                string[] whole = [.. Enumerable.Range(0, described.FieldCount).Select(described.GetDataTypeName)];
                (types, scales) = ([.. whole.Select(WithoutModifier)], [.. whole.Select(ScaleOf)]);
            }

            command.UnknownResultTypeList = [.. types.Select(type => !Known.Contains(type))];
            _rows = command.ExecuteReader(CommandBehavior.SequentialAccess);
            _types = types;
            var names = ColumnNames.Unique([.. types.Select((_, i) => _rows.GetName(i))]);
            Columns = [.. types.Select((type, i) => new Column(names[i], TypeOf(type)) { Scale = scales[i] })];
            _values = new object?[Columns.Count];
        }
        catch
        {
            _rows?.Dispose();
            End();
            throw;
        }
    }

    public override IReadOnlyList<Column> Columns { get; }

    public override object? this[int column] => _values[column];

    public override bool Read()
    {
        if (!_rows.Read())
        {
            _isOver = true;
            return false;
        }

        for (var i = 0; i < _values.Length; i++)
        {
            try
            {
                _values[i] = _rows.IsDBNull(i) ? null : Value(i);
            }
            catch (Exception error) when (error is not (ProblemException or DbException or IOException))
            {
                throw new ProblemException(422, $"Column \"{Columns[i].Name}\" has a value that cannot travel. Cast it to text.");
            }
        }

        return true;
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        if (!_isOver)
        {
            _command.Cancel(); // what is not read yet is not wanted
        }

        _rows.Dispose();
        End();
    }

    private void End()
    {
        _stopping.Dispose();
        _command.Dispose();
        _connection.Dispose();
    }

    /// <summary>Null, or a bool, long, double, decimal or string.</summary>
    private object? Value(int i) => _types[i] switch
    {
        "boolean" => _rows.GetBoolean(i),
        "smallint" or "integer" or "bigint" or "oid" => Convert.ToInt64(_rows.GetValue(i), CultureInfo.InvariantCulture),
        "real" or "double precision" => Convert.ToDouble(_rows.GetValue(i), CultureInfo.InvariantCulture),
        "text" or "character varying" or "json" or "xml" => Encoding.UTF8.GetString(Bytes(i)),
        "bytea" => Convert.ToBase64String(Bytes(i)),
        "date" => Moment.Text(CellKind.Date, _rows.GetFieldValue<int>(i) switch
        {
            int.MaxValue => int.MaxValue,
            int.MinValue => -int.MaxValue,
            var days => days + Days,
        }),
        "time without time zone" => Moment.Text(CellKind.Time, _rows.GetFieldValue<long>(i)),
        "timestamp without time zone" => Moment.Text(CellKind.Timestamp, MomentOf(_rows.GetFieldValue<long>(i))),
        "timestamp with time zone" => Moment.Text(CellKind.Instant, MomentOf(_rows.GetFieldValue<long>(i))),
        "numeric" => NumberOf(_rows.GetString(i)),
        Whole => WholeOf(_rows.GetString(i)),
        var type when type.EndsWith("[]", StringComparison.Ordinal) => PostgresArray.ToJson(Short(i, _rows.GetString(i)), type[..^2]),
        _ => Short(i, _rows.GetString(i)),
    };

    private static long MomentOf(long microseconds) => microseconds switch
    {
        long.MaxValue => long.MaxValue,
        long.MinValue => -long.MaxValue,
        _ => microseconds + Microseconds,
    };

    /// <summary>A number, if .NET has it with all of its digits.</summary>
    private static object NumberOf(string text)
        => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text ? number
            : text is "NaN" or "Infinity" or "-Infinity" ? double.Parse(text, CultureInfo.InvariantCulture) : text;

    private static object WholeOf(string text)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : NumberOf(text);

    private string Short(int i, string text) => text.Length <= _maxValue ? text : throw TooLong(i, text.Length);

    private byte[] Bytes(int i)
    {
        using var content = _rows.GetStream(i);
        if (content.Length > _maxValue)
        {
            throw TooLong(i, content.Length);
        }

        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }

    private ProblemException TooLong(int i, long length)
        => new(422, string.Create(CultureInfo.InvariantCulture,
            $"A value of column \"{Columns[i].Name}\" has {length:n0} bytes; {_maxValue:n0} may be asked for. Ask for a part of it."));

    /// <summary>The name of a type without its size: <c>numeric(9,2)</c> is <c>numeric</c>.</summary>
    private static string WithoutModifier(string type)
        => type != Whole && type.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open
            ? type.Remove(open, type.IndexOf(')', open) - open + 1)
            : type;

    /// <summary>Of <c>numeric(9,2)</c>, 2. A <c>numeric</c> alone has as many digits as it likes.</summary>
    private static int? ScaleOf(string type)
        => type.StartsWith("numeric(", StringComparison.Ordinal)
            && int.TryParse(type.AsSpan(type.IndexOf(',', StringComparison.Ordinal) + 1).TrimEnd(')'), CultureInfo.InvariantCulture,
                out var scale) ? scale : null;

    private static ColumnType TypeOf(string type) => type switch
    {
        "boolean" => ColumnType.Boolean,
        "smallint" or "integer" or "bigint" or "oid" or Whole => ColumnType.Integer,
        "real" or "double precision" or "numeric" => ColumnType.Number,
        "date" => ColumnType.Date,
        "time without time zone" => ColumnType.Time,
        "timestamp without time zone" or "timestamp with time zone" => ColumnType.Timestamp,
        "json" or "jsonb" => ColumnType.Json,
        _ when type.EndsWith("[]", StringComparison.Ordinal) => ColumnType.Json,
        _ => ColumnType.Text,
    };
}
