namespace Hyperlane.Soak.Sweep;

/// <summary>Calls of a function with arguments that nobody means well with: huge, negative, missing, nested, and long texts made of nothing.</summary>
internal static class HostileCalls
{
    /// <summary>Arguments that both engines understand.</summary>
    private static readonly string[] Common =
    [
        "NULL", "''", "0", "-1", "9223372036854775807", "-9223372036854775808", "CAST('1e308' AS FLOAT8)", "CAST('NaN' AS FLOAT8)", "CAST('-Infinity' AS FLOAT8)",
        "repeat('x', 1000000)", "repeat('[', 100000)", "repeat('(', 20000)", "repeat('{\"a\":', 50000)", "'%500000000d'", "'999999999'", "'P999999999Y'",
        "DATE 'infinity'", "DATE '0001-01-01'", "TIMESTAMP '-infinity'", "INTERVAL '178956970 years'", "TRUE", "'../../etc/passwd'", "'(a+)+$'",
    ];

    private static readonly string[] OfDuckDb = ["range(1000000)", "[[[[1]]]]", "{'a': 1}", "MAP {'a': 1}", "'x'::BLOB", "170141183460469231731687303715884105727", "TIMESTAMP '294247-01-01'", "x -> x"];

    private static readonly string[] OfPostgres = ["'\\xff'::bytea", "'{1,2}'::int[]", "'1e131071'::numeric", "'pg_class'::regclass", "'{\"a\":[]}'::jsonb", "'[1,9)'::int4range", "ROW(1, 2)"];

    /// <summary>Some calls of a function: for each number of arguments, each value in all places, and a long one before many others.</summary>
    public static IEnumerable<string> Of(Function function, bool isDuckDb)
    {
        string[] values = [.. Common, .. isDuckDb ? OfDuckDb : OfPostgres];
        for (var count = function.Least; count <= Math.Min(function.Most, 4); count++)
        {
            if (count == 0)
            {
                yield return Select(function, []);
                continue;
            }

            foreach (var value in values)
            {
                yield return Select(function, Enumerable.Repeat(value, count));
            }

            foreach (var value in count > 1 ? values : [])
            {
                yield return Select(function, Enumerable.Repeat(value, count - 1).Prepend("repeat('ab', 500000)"));
            }
        }
    }

    private static string Select(Function function, IEnumerable<string> arguments)
    {
        var call = $"{function.Name}({string.Join(", ", arguments)})";
        return function.IsTable ? $"SELECT count(*) FROM {call}" : $"SELECT {call}";
    }
}
