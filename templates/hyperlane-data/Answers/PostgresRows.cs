using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace HyperlaneData._1;

/// <summary>The rows that PostgreSQL sends. A row is never in memory whole before it is known how long its values are.</summary>
public sealed class PostgresRows : Rows
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;
    private readonly CancellationTokenRegistration _stopping;
    private readonly NpgsqlDataReader _rows;
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
            _rows = command.ExecuteReader(System.Data.CommandBehavior.SequentialAccess);
            Columns = [.. Enumerable.Range(0, _rows.FieldCount).Select(i => new Column(_rows.GetName(i), TypeOf(_rows.GetFieldType(i))))];
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
    private object? Value(int i)
    {
        switch (_rows.GetDataTypeName(i))
        {
            case "text" or "character varying" or "json" or "xml":
                return Encoding.UTF8.GetString(Bytes(i));
            case "bytea":
                return Convert.ToBase64String(Bytes(i));
        }

        return _rows.GetValue(i) switch
        {
            (bool or long or double or decimal) and var value => value,
            string text => text.Length <= _maxValue ? text : throw TooLong(i, text.Length),
            float number => (double)number,
            (sbyte or byte or short or ushort or int or uint) and var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
            BigInteger number => number >= long.MinValue && number <= long.MaxValue ? (long)number : number.ToString(CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
            TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            System.Collections.IDictionary map => Nested(map),
            System.Collections.IEnumerable list => Nested(list),
            var other => other?.ToString() ?? "",
        };
    }

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
        => new(422, string.Create(CultureInfo.InvariantCulture, $"A value of column \"{Columns[i].Name}\" has {length:n0} bytes; {_maxValue:n0} may be asked for. Ask for a part of it."));

    private static ColumnType TypeOf(Type type) => type switch
    {
        _ when type == typeof(bool) => ColumnType.Boolean,
        _ when type == typeof(float) || type == typeof(double) || type == typeof(decimal) => ColumnType.Number,
        _ when type == typeof(DateOnly) => ColumnType.Date,
        _ when type == typeof(TimeOnly) || type == typeof(TimeSpan) => ColumnType.Time,
        _ when type == typeof(DateTime) || type == typeof(DateTimeOffset) => ColumnType.Timestamp,
        _ when type == typeof(BigInteger) || (type.IsPrimitive && type != typeof(char)) => ColumnType.Integer,
        _ when type != typeof(string) && (type.IsArray || type.IsGenericType) && type != typeof(byte[]) => ColumnType.Json,
        _ => ColumnType.Text,
    };

    private static string Nested(object value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            WriteNested(json, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteNested(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case System.Collections.IDictionary map:
                json.WriteStartObject();
                foreach (System.Collections.DictionaryEntry entry in map)
                {
                    json.WritePropertyName(Cell.Text(entry.Key));
                    WriteNested(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable list and not string:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    WriteNested(json, item);
                }

                json.WriteEndArray();
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            default:
                Cell.Write(json, value is DBNull ? null : value);
                break;
        }
    }
}
