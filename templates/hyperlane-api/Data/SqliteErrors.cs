using Microsoft.Data.Sqlite;

namespace HyperlaneApi._1;

/// <summary>Errors of SQLite (https://sqlite.org/rescode.html) that are nobody's mistake in a request or in the program.</summary>
public static class SqliteErrors
{
    /// <summary>Somebody else writes, and has done so for too long.</summary>
    public const int Busy = 5;

    // The disk is full, or this user's part of it: a write, and making room in the file that readers and writers share, say so in their own
    // way.
    private const int Full = 13;
    private const int WriteFailed = 10 | (3 << 8);
    private const int SharedFileFailed = 10 | (19 << 8);

    /// <summary>What a client is told about an error; null where it is none of these.</summary>
    public static ProblemDetails? ToProblem(SqliteException error) => (error.SqliteErrorCode, error.SqliteExtendedErrorCode) switch
    {
        (Full, _) or (_, WriteFailed or SharedFileFailed) => Problem.Of(507, "The disk is full. Nothing was saved."),
        (Busy or 6, _) => Problem.Of(503, "The database is busy. Try again in a moment."),
        // No permission, no memory, read-only, a failed read or write, a damaged file, no file, no database.
        (3 or 7 or 8 or 10 or 11 or 14 or 26, _) => Problem.Of(503, "The database does not answer."),
        _ => null,
    };
}
