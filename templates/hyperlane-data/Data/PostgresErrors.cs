using System.Data.Common;
using Npgsql;

namespace HyperlaneData._1;

/// <summary>What PostgreSQL complains of, as problems.</summary>
public static class PostgresErrors
{
    /// <summary>What went wrong while asking, as a problem.</summary>
    public static ProblemException Explain(DbException error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => new ProblemException(422, "This takes too long, so it was stopped."),
        PostgresException { SqlState: PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.DiskFull or PostgresErrorCodes.ConfigurationLimitExceeded }
            => new ProblemException(422, "This takes more memory or disk than a query may use. Ask for less: fewer groups, fewer columns, a LIMIT."),
        PostgresException known when !IsUnavailable(known) => Mistake(known.Hint is null ? known.MessageText : $"{known.MessageText}. {known.Hint}"),
        _ => Unavailable(),
    };

    /// <summary>PostgreSQL does not answer.</summary>
    public static ProblemException Unavailable() => new(503, "The database does not answer. Try again in a moment.");

    /// <summary>Whether the server has no time for us, or does not let us go on: it stops, it has too many connections, somebody has ended ours.</summary>
    public static bool IsUnavailable(PostgresException error)
        => error.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.LockNotAvailable || error.SqlState.StartsWith("08", StringComparison.Ordinal);

    /// <summary>A mistake in somebody's SQL.</summary>
    public static ProblemException Mistake(string message) => new(Problem.Validation("sql", message));
}
