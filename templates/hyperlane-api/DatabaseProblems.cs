using Microsoft.Data.Sqlite;

namespace HyperlaneApi._1;

/// <summary>
/// What a client is told when SQLite cannot do its work though the request is a good one: 507 when the disk is full, 503 while
/// the file cannot be used. Anything else that SQLite throws is a mistake of this program, and stays a 500.
/// </summary>
public sealed class DatabaseProblems(BlogDatabase database, ILogger<DatabaseProblems> logger) : IMiddleware
{
    /// <inheritdoc />
    public async ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (SqliteException error) when (SqliteErrors.ToProblem(error) is not null)
        {
            logger.LogError("{File}: {Reason}", database.FilePath, error.Message);
            throw new ProblemException(SqliteErrors.ToProblem(error)!);
        }
    }
}
