using Dapper;

namespace HyperlaneApi._1;

/// <summary>The comments in the database.</summary>
public sealed class CommentStore(BlogDatabase database, TimeProvider time)
{
    /// <summary>The comments under a post, the oldest first; null when there is no such post.</summary>
    public IReadOnlyList<Comment>? List(string slug) => database.Read(connection =>
    {
        var postId = connection.ExecuteScalar<long?>("SELECT id FROM posts WHERE slug = @slug", new { slug });
        return postId is null
            ? null
            : connection
                .Query<Row>(
                    "SELECT id, author, body, created_at AS CreatedAt FROM comments WHERE post_id = @postId ORDER BY id",
                    new { postId })
                .Select(row => new Comment(row.Id, row.Author, row.Body, BlogDatabase.ToTime(row.CreatedAt)))
                .ToArray();
    });

    /// <summary>Adds a comment under a post; null when there is no such post.</summary>
    public Task<Comment?> AddAsync(string slug, CommentContent content, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            var now = BlogDatabase.ToText(time.GetUtcNow());
            var id = connection.ExecuteScalar<long?>(
                """
                INSERT INTO comments (post_id, author, body, created_at)
                SELECT id, @Author, @Body, @now FROM posts WHERE slug = @slug
                RETURNING id
                """,
                new { slug, content.Author, content.Body, now });
            return id is null ? null : new Comment(id.Value, content.Author, content.Body, BlogDatabase.ToTime(now));
        },
        stop);

    // Dapper fills rows by property name.
    private sealed class Row
    {
        public long Id { get; init; }
        public string Author { get; init; } = "";
        public string Body { get; init; } = "";
        public string CreatedAt { get; init; } = "";
    }
}
