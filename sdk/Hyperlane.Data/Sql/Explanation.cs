namespace Hyperlane.Data;

/// <summary>EXPLAIN before a SELECT: how the engine would answer it. The SELECT is checked as any other one.</summary>
/// <param name="Select">The SELECT, at its place: blanks stand before it.</param>
/// <param name="Whole">The SQL to run.</param>
internal sealed record Explanation(string Select, string Whole)
{
    /// <summary>What SQL explains; null where it does not begin with EXPLAIN.</summary>
    public static Explanation? Of(string sql)
    {
        var tokens = SqlText.Read(sql);
        if (tokens.Count < 2 || !SqlText.Is(sql, tokens[0], "EXPLAIN"))
        {
            return null;
        }

        var isRun = SqlText.Is(sql, tokens[1], "ANALYZE");
        var start = isRun ? tokens.ElementAtOrDefault(2).Start : tokens[1].Start;
        if (start == 0)
        {
            return null;
        }

        // Made anew, so that no comment hides something of it from the check.
        return new Explanation(new string(' ', start) + sql[start..],
            (isRun ? "EXPLAIN ANALYZE" : "EXPLAIN").PadRight(start) + sql[start..]);
    }
}
