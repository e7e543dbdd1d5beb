using System.Text.RegularExpressions;

namespace Hyperlane.Data;

/// <summary>
/// A mistake in somebody's SQL, as a problem: in the engine's words, with its place, and with a hint where beginners often go wrong.
/// </summary>
internal static partial class SqlMistake
{
    /// <summary>What is said of anything but a SELECT.</summary>
    public const string OnlySelect = "Only SELECT may be asked: nothing is changed from here.";

    /// <summary>What is said where there are several, or there is nothing but a comment.</summary>
    public static ProblemException NotOne(string sql)
        => Of(SqlText.Read(sql).Exists(token => !SqlText.Is(sql, token, ";"))
            ? "One SELECT at a time, please."
            : "There is no question here, only a comment.");

    /// <summary>A mistake.</summary>
    /// <param name="message">The engine's words.</param>
    /// <param name="sql">The SQL, where a hint or a place can be found.</param>
    /// <param name="at">Where in the SQL it is, from 0, if that is known.</param>
    public static ProblemException Of(string message, string sql = "", int? at = null)
    {
        var problem = Problem.Validation("sql", Hint(message, sql) is { } hint ? $"{message.TrimEnd()}\n{hint}" : message);
        if (at is >= 0 && at <= sql.Length)
        {
            var before = sql[..at.Value];
            problem.Extensions["line"] = before.Count(letter => letter == '\n') + 1;
            problem.Extensions["column"] = at.Value - before.LastIndexOf('\n');
        }

        return new ProblemException(problem);
    }

    /// <summary>What a beginner most likely meant.</summary>
    private static string? Hint(string message, string sql)
    {
        bool Says(string part) => message.Contains(part, StringComparison.OrdinalIgnoreCase);
        if (MissingColumnPattern().Match(message) is { Success: true } column
            && sql.Contains($"\"{column.Groups[1].Value}\"", StringComparison.Ordinal))
        {
            return $"If it is a text: text stands in single quotes, '{column.Groups[1].Value}'. Double quotes are for names of tables and columns.";
        }

        return SignHint(sql) ?? (
            Says("in WHERE") || Says("WHERE clause cannot contain aggregates")
            ? "A condition on count, sum or avg stands after GROUP BY, in HAVING."
            : Says("must appear in the GROUP BY")
            ? "Name it in GROUP BY as well, or take one value of each group, as by min(...) or avg(...)."
            : Says("parameter") && sql.Contains('?', StringComparison.Ordinal)
            ? "Write :name in place of ?, and send its value under \"parameters\"."
            : !Says("syntax error") && !Says(OnlySelect) ? null
            : PivotPattern().IsMatch(sql)
            ? "PIVOT needs its values: PIVOT t ON city IN ('Bonn', 'Rome') USING sum(n). PostgreSQL has none: write sum(n) FILTER (WHERE city = 'Bonn')."
            : TopPattern().IsMatch(sql) ? "In place of TOP, write LIMIT 10 at the end."
            : Says("FROM") && CommaPattern().IsMatch(sql) ? "There is a comma before FROM."
            : null);
    }

    /// <summary>
    /// Signs that word processors and other databases write. Inside a text they are right, and then SQL has no mistake because of them.
    /// </summary>
    private static string? SignHint(string sql)
    {
        foreach (var token in SqlText.Read(sql).Where(token => token is { Kind: SqlText.TokenKind.Sign, Length: 1 }))
        {
            switch (sql[token.Start])
            {
                case '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u201E':
                    return $"SQL knows only straight quotes: write '...' for {sql[token.Start]}.";
                case '`':
                    return "Names stand in double quotes, \"...\", and not in backticks.";
            }
        }

        return null;
    }

    [GeneratedRegex("""(?:Referenced column|column) "([^"]+)" (?:not found|does not exist)""")]
    private static partial Regex MissingColumnPattern();

    [GeneratedRegex(@"\bPIVOT\b", RegexOptions.IgnoreCase)]
    private static partial Regex PivotPattern();

    [GeneratedRegex(@"\bSELECT\s+TOP\b", RegexOptions.IgnoreCase)]
    private static partial Regex TopPattern();

    [GeneratedRegex(@",\s*FROM\b", RegexOptions.IgnoreCase)]
    private static partial Regex CommaPattern();
}
