namespace HyperlaneApi._1;

/// <summary>The comments in the database.</summary>
public sealed class CommentStore(BlogDatabase database, TimeProvider time)
{
    /// <summary>The comments under a post, the oldest first; null when there is no such post.</summary>
    public IReadOnlyList<Comment>? List(string slug) => database.Read(connection =>
        connection.Scalar("SELECT id FROM posts WHERE slug = @slug", ("@slug", slug)) is long postId
            ? connection.Query(
                "SELECT id, author, body, created_at FROM comments WHERE post_id = @postId ORDER BY id",
                row => new Comment(row.GetInt64(0), row.GetString(1), row.GetString(2), BlogDatabase.ToTime(row.GetString(3))),
                ("@postId", postId))
            : null);

    /// <summary>Adds a comment under a post; null when there is no such post.</summary>
    public Task<Comment?> AddAsync(string slug, NewComment comment, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            var author = comment.Author.Trim();
            var now = BlogDatabase.ToText(time.GetUtcNow());
            var id = connection.Scalar(
                """
                INSERT INTO comments (post_id, author, body, created_at)
                SELECT id, @author, @body, @now FROM posts WHERE slug = @slug
                RETURNING id
                """,
                ("@slug", slug), ("@author", author), ("@body", comment.Body), ("@now", now));
            return id is long newId ? new Comment(newId, author, comment.Body, BlogDatabase.ToTime(now)) : null;
        },
        stop);
}
