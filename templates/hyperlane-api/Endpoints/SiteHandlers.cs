using Microsoft.Data.Sqlite;

namespace HyperlaneApi._1;

/// <summary>What is about the program itself: the way in, and whether it is well.</summary>
public sealed class SiteHandlers(BlogDatabase database, ILogger<SiteHandlers> logger)
{
    public static ValueTask Index(HttpContext ctx) =>
        ctx.Json(new Links("/posts?page=1&pageSize=20", "/posts?q=hello", "/tags", "/health"));

    /// <summary>For load balancers and monitors: 200 only while the database really answers.</summary>
    public ValueTask Health(HttpContext ctx)
    {
        try
        {
            database.Ping();
            return ctx.Json(new Health("ok"));
        }
        catch (SqliteException error)
        {
            logger.LogError(error, "The database does not answer.");
            return ctx.Problem(503, "The database does not answer.");
        }
    }
}
