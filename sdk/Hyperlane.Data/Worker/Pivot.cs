namespace Hyperlane.Data;

/// <summary>
/// <c>PIVOT sales ON city USING sum(price)</c>, without the cities. DuckDB makes several statements of it, of which only one is a SELECT.
/// Here the values are asked for first, and then stand in the SQL: <c>ON city IN ('Bonn', 'Rome')</c>.
/// </summary>
internal sealed class Pivot
{
    /// <summary>How many columns it may make of one.</summary>
    private const int Most = 200;

    private static readonly string[] Ends = ["USING", "GROUP", "ORDER", "LIMIT", ";"];

    private readonly string _sql;
    private readonly string _source;
    private readonly List<(int Start, int End)> _open; // expressions after ON that have no IN

    private Pivot(string sql, string source, List<(int Start, int End)> open) => (_sql, _source, _open) = (sql, source, open);

    /// <summary>The SQL with no values, to be checked before anything is asked.</summary>
    public string Empty => With([.. _open.Select(_ => (IReadOnlyList<string>)[""])]);

    /// <summary>The SELECTs that ask for the values, as texts.</summary>
    public IEnumerable<string> Questions
        => _open.Select(one => $"SELECT CAST(e AS VARCHAR) FROM (SELECT DISTINCT\n{_sql[one.Start..one.End]}\nAS e FROM {_source}\n) WHERE e IS NOT NULL ORDER BY e LIMIT {Most + 1}");

    /// <summary>Reads SQL; null where it is no PIVOT, or says all values itself.</summary>
    public static Pivot? Of(string sql)
    {
        var tokens = SqlText.Read(sql);
        var outer = tokens.Where(token => token.Depth == 0).ToList();
        var on = outer.FindIndex(token => SqlText.Is(sql, token, "ON"));
        if (tokens.Count == 0 || !SqlText.Is(sql, tokens[0], "PIVOT") || on < 2)
        {
            return null;
        }

        var end = outer.FindIndex(on, token => Array.Exists(Ends, word => SqlText.Is(sql, token, word)));
        var parts = new List<List<SqlText.Token>> { new() };
        foreach (var token in outer[(on + 1)..(end < 0 ? outer.Count : end)])
        {
            if (SqlText.Is(sql, token, ","))
            {
                parts.Add([]);
            }
            else
            {
                parts[^1].Add(token);
            }
        }

        var open = parts.Where(part => part.Count > 0 && !part.Exists(token => SqlText.Is(sql, token, "IN")))
            .Select(part => (part[0].Start, part[^1].End)).ToList();
        return open.Count == 0 ? null : new Pivot(sql, sql[outer[1].Start..outer[on].Start], open);
    }

    /// <summary>The SQL with the values.</summary>
    /// <param name="values">The values of each expression.</param>
    /// <exception cref="ProblemException">There are none, or too many.</exception>
    public string With(IReadOnlyList<IReadOnlyList<string>> values)
    {
        var sql = _sql;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (values[i].Count is 0 or > Most)
            {
                throw SqlMistake.Of($"PIVOT would make {(values[i].Count == 0 ? "no" : $"more than {Most}")} columns of {_sql[_open[i].Start.._open[i].End]}. Name the values: ON x IN ('a', 'b').");
            }

            sql = sql.Insert(_open[i].End, $" IN ({string.Join(", ", values[i].Select(Sql.Literal))})");
        }

        return sql;
    }
}
