using System.Globalization;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>A value of a row, on its way from the engine into an answer.</summary>
internal static class Cell
{
    /// <summary>What JSON can have as a number without losing digits in JavaScript.</summary>
    private const long Safe = 1L << 53;

    /// <summary>
    /// Writes a value as JSON. What a number of JSON cannot have travels as text: <c>NaN</c>, <c>Infinity</c>, decimals, and integers that
    /// JavaScript would round.
    /// </summary>
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
            case long number:
                Write(json, number);
                break;
            case double number:
                Write(json, number);
                break;
            case decimal number:
                Write(json, number);
                break;
            default:
                json.WriteStringValue(Text(value));
                break;
        }
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, object?)"/>
    public static void Write(Utf8JsonWriter json, long number)
    {
        if (number is > Safe or < -Safe)
        {
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNumberValue(number);
        }
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, object?)"/>
    public static void Write(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(Text(number));
        }
    }

    /// <summary>Writes a decimal as text: a number of JSON is read as a floating-point one, which has other digits.</summary>
    public static void Write(Utf8JsonWriter json, decimal number)
    {
        Span<char> digits = stackalloc char[32];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        json.WriteStringValue(digits[..length]);
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
        _ when type.EndsWith(']') || type.StartsWith("STRUCT", StringComparison.Ordinal)
            || type.StartsWith("MAP", StringComparison.Ordinal) => ColumnType.Json,
        _ => ColumnType.Text,
    };

    /// <summary>DuckDB's word for a type of ours.</summary>
    public static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Integer => "BIGINT",
        ColumnType.Number => "DOUBLE",
        ColumnType.Date => "DATE",
        ColumnType.Time => "TIME",
        ColumnType.Timestamp => "TIMESTAMP",
        _ => "VARCHAR",
    };

    /// <summary>DuckDB's word for the type of a column, with the digits of its decimals.</summary>
    public static string SqlType(Column column)
        => column is { Precision: { } precision, Scale: { } scale }
            ? $"DECIMAL({precision}, {scale})"
            : column.Type == ColumnType.Json ? "JSON" : SqlType(column.Type);

    /// <summary>A column of DuckDB as one of a type that every engine has.</summary>
    public static string Converted(string column, string type) => type switch
    {
        "BOOLEAN" or "BIGINT" or "DOUBLE" or "VARCHAR" or "DATE" or "TIME" or "TIMESTAMP" or "JSON" => column,
        "TIMESTAMP WITH TIME ZONE" => $"({column} AT TIME ZONE 'UTC')",
        "BLOB" => $"base64({column})",
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => column,
        _ => TypeOf(type) switch
        {
            ColumnType.Integer => type is "UBIGINT" or "HUGEINT" or "UHUGEINT"
                ? $"CAST({column} AS DECIMAL(38, 0))"
                : $"CAST({column} AS BIGINT)",
            ColumnType.Number => $"CAST({column} AS DOUBLE)",
            ColumnType.Timestamp => $"CAST({column} AS TIMESTAMP)",
            ColumnType.Json => $"to_json({column})",
            _ => $"CAST({column} AS VARCHAR)",
        },
    };
}
