using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;

namespace HyperlaneApi._1;

/// <summary>What is about the whole blog: the way in, its tags, and whether the program is well.</summary>
public sealed class SiteEndpoints(PostStore posts, BlogDatabase database, ILogger<SiteEndpoints> logger)
{
    /// <summary>Where to go from here.</summary>
    [Get("/")]
    public static Links Index() => new("/posts?page=1&pageSize=20", "/posts?q=hello", "/tags", "/health", "/docs");

    /// <summary>One page of the tags in use, the most used first.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="pageSize">How many tags are on a page.</param>
    [Get("/tags")]
    public Page<TagCount> Tags([Range(1, int.MaxValue)] int page = 1, [Range(1, 100)] int pageSize = 20) =>
        posts.Tags(page, pageSize);

    /// <summary>For load balancers and monitors: 200 only while the database really answers.</summary>
    [Get("/health")]
    public Result<Health> Health()
    {
        try
        {
            database.Ping();
            return new Health("ok");
        }
        catch (SqliteException error)
        {
            logger.LogError(error, "The database {File} does not answer.", database.FilePath);
            return Problem.Of(503, "The database does not answer.");
        }
    }
}
