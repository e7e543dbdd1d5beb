using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace HyperlaneApi._1;

/// <summary>The posts in the database.</summary>
public sealed partial class PostStore(BlogDatabase database, TimeProvider time)
{
    // ReadPost and ReadSummary read them, in this order. After them comes the body, or its beginning.
    private const string Columns =
        """
        posts.slug, posts.title,
        (SELECT group_concat(tag, ',' ORDER BY position) FROM post_tags WHERE post_id = posts.id),
        posts.published, posts.created_at, posts.updated_at
        """;

    // A list does not send whole bodies: a page of a hundred would be many megabytes.
    private const string Excerpt = "substr(posts.body, 1, 300) || iif(length(posts.body) > 300, '…', '')";

    // More words than this narrow a search no further.
    private const int MaxSearchTerms = 16;

    /// <summary>One page of the published posts: the newest first, or, in a search, the best match first.</summary>
    /// <param name="page">Which page; the first is 1.</param>
    /// <param name="pageSize">How many posts a page has.</param>
    /// <param name="tag">Only posts with this tag; null or blank for any.</param>
    /// <param name="search">Only posts with all of these words; null or blank for any.</param>
    public Page<PostSummary> List(int page, int pageSize, string? tag, string? search)
    {
        // Only the constants below become SQL. What the client sent travels beside it, as parameters.
        var source = "posts";
        var condition = "posts.published = 1";
        var order = "posts.created_at DESC, posts.id DESC";
        List<(string, object?)> parameters = [];
        if (!string.IsNullOrWhiteSpace(tag))
        {
            condition += " AND posts.id IN (SELECT post_id FROM post_tags WHERE tag = @tag)";
            parameters.Add(("@tag", TagsAttribute.Clean(tag)));
        }

        if (!string.IsNullOrWhiteSpace(search))
        {
            source += " JOIN post_words ON post_words.rowid = posts.id";
            condition += " AND post_words MATCH @words";
            order = "bm25(post_words, 10, 1, 5), " + order; // a word counts 10 in the title, 1 in the body, 5 in the tags
            parameters.Add(("@words", SearchTerms(search)));
        }

        return database.Read(connection =>
        {
            var total = (long)connection.Scalar($"SELECT count(*) FROM {source} WHERE {condition}", parameters)!;
            var items = connection.Query(
                $"SELECT {Columns}, {Excerpt} FROM {source} WHERE {condition} ORDER BY {order} LIMIT @limit OFFSET @offset",
                ReadSummary,
                [.. parameters, ("@limit", pageSize), ("@offset", (page - 1L) * pageSize)]);
            return new Page<PostSummary>(items, page, pageSize, total);
        });
    }

    /// <summary>The post with this slug, published or not; null when there is none.</summary>
    public Post? Find(string slug) => database.Read(connection => Find(connection, slug));

    /// <summary>Adds a post under a new slug made from its title.</summary>
    public Task<Post> AddAsync(NewPost post, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            var slug = FreeSlug(connection, Slug.From(post.Title));
            var id = (long)connection.Scalar(
                """
                INSERT INTO posts (slug, title, body, published, created_at, updated_at)
                VALUES (@slug, @title, @body, @published, @now, @now)
                RETURNING id
                """,
                Parameters(slug, post))!;
            AddTags(connection, id, post.Tags);
            return Find(connection, slug)!;
        },
        stop);

    /// <summary>Replaces a post's content; its slug stays, so that links to it go on working. Null when there is no such post.</summary>
    public Task<Post?> ReplaceAsync(string slug, NewPost post, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            var id = connection.Scalar(
                """
                UPDATE posts SET title = @title, body = @body, published = @published, updated_at = @now
                WHERE slug = @slug
                RETURNING id
                """,
                Parameters(slug, post));
            if (id is null)
            {
                return null;
            }

            connection.Execute("DELETE FROM post_tags WHERE post_id = @id", ("@id", id));
            AddTags(connection, (long)id, post.Tags);
            return Find(connection, slug);
        },
        stop);

    /// <summary>Deletes a post with its tags and comments. False when there is no such post.</summary>
    public Task<bool> DeleteAsync(string slug, CancellationToken stop) => database.WriteAsync(
        connection => connection.Execute("DELETE FROM posts WHERE slug = @slug", ("@slug", slug)) == 1,
        stop);

    /// <summary>One page of the tags in use, the most used first. The counts are what <see cref="List"/> finds by tag.</summary>
    public Page<TagCount> Tags(int page, int pageSize) => database.Read(connection =>
    {
        const string source = "post_tags JOIN posts ON posts.id = post_tags.post_id WHERE posts.published = 1";
        var total = (long)connection.Scalar($"SELECT count(DISTINCT tag) FROM {source}")!;
        var items = connection.Query(
            $"SELECT tag, count(*) FROM {source} GROUP BY tag ORDER BY count(*) DESC, tag LIMIT @limit OFFSET @offset",
            row => new TagCount(row.GetString(0), row.GetInt64(1)),
            ("@limit", pageSize), ("@offset", (page - 1L) * pageSize));
        return new Page<TagCount>(items, page, pageSize, total);
    });

    /// <summary>Whether there is no post at all, not even an unpublished one.</summary>
    public bool IsEmpty() => database.Read(connection => connection.Scalar("SELECT 1 FROM posts LIMIT 1") is null);

    private static Post? Find(SqliteConnection connection, string slug) => connection
        .Query($"SELECT {Columns}, posts.body FROM posts WHERE slug = @slug", ReadPost, ("@slug", slug))
        .SingleOrDefault();

    private static Post ReadPost(SqliteDataReader row) => new(
        Slug: row.GetString(0),
        Title: row.GetString(1),
        Body: row.GetString(6),
        Tags: ReadTags(row),
        Published: row.GetBoolean(3),
        CreatedAt: BlogDatabase.ToTime(row.GetString(4)),
        UpdatedAt: BlogDatabase.ToTime(row.GetString(5)));

    private static PostSummary ReadSummary(SqliteDataReader row) => new(
        Slug: row.GetString(0),
        Title: row.GetString(1),
        Excerpt: row.GetString(6),
        Tags: ReadTags(row),
        Published: row.GetBoolean(3),
        CreatedAt: BlogDatabase.ToTime(row.GetString(4)),
        UpdatedAt: BlogDatabase.ToTime(row.GetString(5)));

    private static string[] ReadTags(SqliteDataReader row) => row.IsDBNull(2) ? [] : row.GetString(2).Split(',');

    private (string, object?)[] Parameters(string slug, NewPost post) =>
    [
        ("@slug", slug),
        ("@title", post.Title.Trim()),
        ("@body", post.Body),
        ("@published", post.Published ?? true),
        ("@now", BlogDatabase.ToText(time.GetUtcNow())),
    ];

    /// <summary>
    /// The slug, or the first of slug-2, slug-3, ... that is free. Call it inside the transaction that takes the slug:
    /// that one holds the write lock, so nobody can take the slug in between.
    /// </summary>
    private static string FreeSlug(SqliteConnection connection, string slug) => (string)connection.Scalar(
        """
        WITH RECURSIVE candidates (number, slug) AS (
            SELECT 1, @slug
            UNION ALL
            SELECT number + 1, @slug || '-' || (number + 1) FROM candidates
            WHERE EXISTS (SELECT 1 FROM posts WHERE posts.slug = candidates.slug)
        )
        SELECT slug FROM candidates ORDER BY number DESC LIMIT 1
        """,
        ("@slug", slug))!;

    private static void AddTags(SqliteConnection connection, long id, IEnumerable<string?>? written)
    {
        var tags = TagsAttribute.Clean(written);
        for (var position = 0; position < tags.Length; position++)
        {
            connection.Execute(
                "INSERT INTO post_tags (post_id, tag, position) VALUES (@id, @tag, @position)",
                ("@id", id), ("@tag", tags[position]), ("@position", position));
        }
    }

    /// <summary>
    /// Turns what people type into a search that SQLite cannot misread: every word in quotes, so that its own
    /// operators (AND, NEAR, *, -, :) are words like others, and with a star, so that "hyper" finds "Hyperlane".
    /// All words must be found. Words without a letter or a digit are left out; if none is left, nothing is found.
    /// </summary>
    private static string SearchTerms(string text)
    {
        var words = Words().Matches(text)
            .Select(match => match.Value)
            .Where(word => word.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            .Take(MaxSearchTerms)
            .Select(word => $"\"{word}\"*")
            .DefaultIfEmpty("\"\"");
        return string.Join(' ', words);
    }

    [GeneratedRegex("""[^\s\p{Cc}"]+""")] // between spaces, control characters and quotes
    private static partial Regex Words();
}
