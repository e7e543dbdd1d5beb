namespace Hyperlane.Soak.Sweep;

/// <summary>
/// Calls of a function with arguments that nobody means well with: huge, negative, missing, nested, and long texts made of nothing.
/// </summary>
internal static class HostileCalls
{
    private static readonly string[] Integers =
        ["2147483647", "-2147483648", "0", "-1", "9223372036854775807", "-9223372036854775808", "1000000000"];
    private static readonly string[] Numbers = ["1e308", "NaN", "-Infinity", "0", "-1e-308", "99999999999999999999"];
    private static readonly string[] Texts =
    [
        "repeat('x', 1000000)", "repeat('[', 100000)", "''", "repeat('(', 20000)", "repeat('{\"a\":', 50000)", "'%500000000d'", "'999999999'", "repeat('%', 100000)",
        "'../../etc/passwd'", "'(a+)+$'", "'P999999999Y'", "repeat('1 UNION ALL SELECT ', 1000)",
    ];

    private static readonly string[] Dates = ["infinity", "-infinity", "0001-01-01", "5874897-12-31"];
    private static readonly string[] Spans = ["178956970 years", "-178956970 years", "0 s", "2147483647 days"];

    /// <summary>
    /// Some calls of a function. In each one all arguments have the same place in the lists of their types, but for those that come first:
    /// they are long.
    /// </summary>
    public static IEnumerable<string> Of(Function function, bool isDuckDb)
    {
        if (function.Types.Length == 0)
        {
            yield return Select(function, []);
            yield break;
        }

        for (var i = 0; i < Texts.Length; i++)
        {
            yield return Select(function, function.Types.Select((type, at) => Value(type, i + at, isDuckDb)));
        }

        yield return Select(function, function.Types.Select(type => Value(type, 0, isDuckDb)));
        yield return Select(function, function.Types.Select(_ => "NULL"));
    }

    /// <summary>A value of a type, or of none, where the type is not known here.</summary>
    private static string Value(string type, int i, bool isDuckDb)
    {
        var name = type.ToUpperInvariant();
        if (name.EndsWith("[]", StringComparison.Ordinal) || name is "ANYARRAY" or "LIST" or "ANYCOMPATIBLEARRAY")
        {
            return isDuckDb
                ? Pick(["range(10000000)", "[[[[1]]]]", "[]", "NULL"], i)
                : Pick(["array_fill(1, ARRAY[1000000])", "'{{1,2},{3,4}}'::int[]", "'{}'::int[]", "NULL"], i);
        }

        return name switch
        {
            "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "UHUGEINT" or "BIGNUM" or "OID" => $"CAST({Pick(Integers, i)} AS {type})",
            "FLOAT" or "DOUBLE" or "REAL" or "DOUBLE PRECISION" or "NUMERIC" => $"CAST('{Pick(Numbers, i)}' AS {type})",
            "VARCHAR" or "TEXT" or "CHARACTER VARYING" or "CSTRING" or "NAME" => Pick(Texts, i),
            "JSON" or "JSONB" => Pick(["CAST('[]' AS json)", "CAST(repeat('[', 100) || repeat(']', 100) AS json)", "CAST('1e400' AS json)", "NULL"], i),
            "BLOB" or "BYTEA" => isDuckDb ? $"CAST({Pick(Texts, i)} AS BLOB)" : $"convert_to({Pick(Texts, i)}, 'UTF8')",
            "BOOLEAN" => Pick(["TRUE", "FALSE", "NULL"], i),
            "DATE" => $"CAST('{Pick(Dates, i)}' AS DATE)",
            "INTERVAL" => $"CAST('{Pick(Spans, i)}' AS INTERVAL)",
            "TIME" or "TIME WITHOUT TIME ZONE" => Pick(["TIME '24:00:00'", "TIME '00:00:00'"], i),
            _ when name.StartsWith("TIMESTAMP", StringComparison.Ordinal) => $"CAST('{Pick(Dates, i)}' AS {type})",
            "ANY" or "ANYELEMENT" or "T" or "\"ANY\"" or "ANYCOMPATIBLE" => Pick(["repeat('x', 1000000)", "-9223372036854775808", "CAST('NaN' AS FLOAT8)", "NULL", "CAST('infinity' AS DATE)"], i),
            "REGCLASS" or "POINT" or "BOX" or "PATH" or "POLYGON" or "CIRCLE" or "INET" or "BIT" or "TSVECTOR" or "TSQUERY" or "MONEY" or "UUID" or "XML" when !isDuckDb
                => $"CAST({Pick(["repeat('x', 100000)", "'1'", "'(1e308,1e308)'", "'255.255.255.255/0'"], i)} AS {type})",
            _ => Pick(["NULL", "repeat('x', 1000000)", "9223372036854775807"], i),
        };
    }

    private static string Pick(string[] values, int i) => values[i % values.Length];

    private static string Select(Function function, IEnumerable<string> arguments)
    {
        var call = $"{function.Name}({string.Join(", ", arguments)})";
        return function.IsTable ? $"SELECT count(*) FROM {call}" : $"SELECT {call}";
    }
}
