namespace HyperlaneApi._1;

/// <summary>The comments in the database.</summary>
public sealed class CommentStore(BlogDatabase database, TimeProvider time)
{
    /// <summary>One page of the comments under a post, the oldest first; null when there is no such post.</summary>
    public Page<Comment>? List(string slug, int page, int pageSize) => database.Read(connection =>
    {
        if (connection.Scalar("SELECT id FROM posts WHERE slug = @slug", ("@slug", slug)) is not long postId)
        {
            return null;
        }

        var total = (long)connection.Scalar("SELECT count(*) FROM comments WHERE post_id = @postId", ("@postId", postId))!;
        var items = connection.Query(
            """
            SELECT id, author, body, created_at FROM comments
            WHERE post_id = @postId
            ORDER BY id
            LIMIT @limit OFFSET @offset
            """,
            row => new Comment(row.GetInt64(0), row.GetString(1), row.GetString(2), BlogDatabase.ToTime(row.GetString(3))),
            ("@postId", postId), ("@limit", pageSize), ("@offset", (page - 1L) * pageSize));
        return new Page<Comment>(items, page, pageSize, total);
    });

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
