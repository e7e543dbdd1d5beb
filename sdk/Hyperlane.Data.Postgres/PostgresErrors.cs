using System.Data.Common;
using Npgsql;

namespace Hyperlane.Data.Postgres;

/// <summary>What PostgreSQL complains of, as problems.</summary>
internal static class PostgresErrors
{
    /// <summary>What went wrong while asking, as a problem.</summary>
    /// <param name="error">The error.</param>
    /// <param name="sql">What was asked.</param>
    public static ProblemException Explain(DbException error, string sql) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } =>
            new ProblemException(422, "This takes too long, so it was stopped."),
        PostgresException
        {
            SqlState: PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.DiskFull
                or PostgresErrorCodes.ConfigurationLimitExceeded
        }
            => new ProblemException(422,
                "This takes more memory or disk than a query may use. Ask for less: fewer groups, fewer columns, a LIMIT."),
        PostgresException known when !IsUnavailable(known) => Mistake(known, sql, 0),
        _ => Unavailable(),
    };

    /// <summary>PostgreSQL does not answer.</summary>
    public static ProblemException Unavailable() => new(503, "The database does not answer. Try again in a moment.");

    /// <summary>
    /// Whether the server has no time for us, or does not let us go on: it stops, it has too many connections, somebody has ended ours.
    /// </summary>
    public static bool IsUnavailable(PostgresException error)
        => error.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.LockNotAvailable
            || (error.SqlState.StartsWith("08", StringComparison.Ordinal) && error.SqlState != PostgresErrorCodes.ProtocolViolation);

    /// <summary>Whether it is no matter of the SQL: the server stops, or has no room or time.</summary>
    public static bool IsOfTheServer(PostgresException error)
        => IsUnavailable(error) || error.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.OutOfMemory
            or PostgresErrorCodes.DiskFull or PostgresErrorCodes.ConfigurationLimitExceeded;

    /// <summary>A mistake in somebody's SQL.</summary>
    /// <param name="error">The error.</param>
    /// <param name="sql">The SQL.</param>
    /// <param name="before">How many characters stood before it.</param>
    public static ProblemException Mistake(PostgresException error, string sql, int before)
    {
        int? at = error.Position > before ? IndexOf(sql, error.Position - 1 - before) : null;
        var isAtStart = error.SqlState == PostgresErrorCodes.SyntaxError && SqlText.Read(sql).FirstOrDefault().Start == at;
        var more = isAtStart ? SqlMistake.OnlySelect : error.Hint;
        return SqlMistake.Of(more is null ? error.MessageText : $"{error.MessageText}.\n{more}", sql, at);
    }

    /// <summary>PostgreSQL counts characters of Unicode; .NET counts its own.</summary>
    private static int IndexOf(string sql, int characters)
        => sql.EnumerateRunes().Take(characters).Sum(rune => rune.Utf16SequenceLength);
}
