using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace HyperlaneData._1;

/// <summary>A value of a row, on its way from the engine into an answer.</summary>
public static class Cell
{
    /// <summary>What JSON can have as a number without losing digits in JavaScript.</summary>
    private const long Safe = 1L << 53;

    /// <summary>The columns of an answer.</summary>
    public static IReadOnlyList<Column> Columns(DbDataReader rows)
        => [.. Enumerable.Range(0, rows.FieldCount).Select(i => new Column(rows.GetName(i), TypeOf(rows.GetFieldType(i))))];

    /// <summary>Null, or a bool, long, double, decimal or string.</summary>
    public static object? Read(DbDataReader rows, int i)
    {
        if (rows.IsDBNull(i))
        {
            return null;
        }

        object value;
        try
        {
            value = rows.GetValue(i);
        }
        catch (InvalidOperationException)
        {
            return rows.GetProviderSpecificValue(i).ToString(); // a date of DuckDB that is infinite
        }

        return value switch
        {
            bool or long or double or decimal or string => value,
            float number => (double)number,
            ulong number when number > long.MaxValue => (decimal)number,
            sbyte or byte or short or ushort or int or uint or ulong => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            BigInteger number => number >= long.MinValue && number <= long.MaxValue ? (long)number : number.ToString(CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
            TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
            byte[] bytes => Convert.ToBase64String(bytes),
            Stream stream => Convert.ToBase64String(Bytes(stream)),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            System.Collections.IDictionary map => Nested(map),
            System.Collections.IEnumerable list => Nested(list),
            _ => value.ToString(),
        };
    }

    /// <summary>Writes a value as JSON. What JSON has no number for travels as text: <c>NaN</c>, <c>Infinity</c>, and integers that JavaScript would round.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long and (> Safe or < -Safe):
                json.WriteStringValue(((long)value).ToString(CultureInfo.InvariantCulture));
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(Text(value));
                break;
        }
    }

    /// <summary>A value as text; null as an empty one.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

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

    /// <summary>Our word for a type of DuckDB.</summary>
    public static ColumnType TypeOf(string type) => type switch
    {
        "BOOLEAN" => ColumnType.Boolean,
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "HUGEINT" or "UHUGEINT" => ColumnType.Integer,
        "FLOAT" or "DOUBLE" => ColumnType.Number,
        "DATE" => ColumnType.Date,
        "TIME" => ColumnType.Time,
        "JSON" => ColumnType.Json,
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => ColumnType.Number,
        _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => ColumnType.Timestamp,
        _ when type.EndsWith(']') || type.StartsWith("STRUCT", StringComparison.Ordinal) || type.StartsWith("MAP", StringComparison.Ordinal) => ColumnType.Json,
        _ => ColumnType.Text,
    };

    /// <summary>A column of DuckDB as one of a type that every engine has.</summary>
    public static string Converted(string column, string type) => type switch
    {
        "BOOLEAN" or "BIGINT" or "DOUBLE" or "VARCHAR" or "DATE" or "TIME" or "TIMESTAMP" or "JSON" => column,
        "TIMESTAMP WITH TIME ZONE" => $"({column} AT TIME ZONE 'UTC')",
        "BLOB" => $"base64({column})",
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => column,
        _ => TypeOf(type) switch
        {
            ColumnType.Integer => type is "UBIGINT" or "HUGEINT" or "UHUGEINT" ? $"CAST({column} AS DECIMAL(38, 0))" : $"CAST({column} AS BIGINT)",
            ColumnType.Number => $"CAST({column} AS DOUBLE)",
            ColumnType.Timestamp => $"CAST({column} AS TIMESTAMP)",
            ColumnType.Json => $"to_json({column})",
            _ => $"CAST({column} AS VARCHAR)",
        },
    };

    private static byte[] Bytes(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Nested(object value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            WriteNested(json, value);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteNested(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case System.Collections.IDictionary map:
                json.WriteStartObject();
                foreach (System.Collections.DictionaryEntry entry in map)
                {
                    json.WritePropertyName(Text(entry.Key));
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
                Write(json, value is DBNull ? null : value);
                break;
        }
    }
}
