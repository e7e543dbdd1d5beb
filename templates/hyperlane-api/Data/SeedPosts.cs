namespace HyperlaneApi._1;

/// <summary>
/// The first posts of an empty blog, so that the first GET shows something. Only in Development (see Program.cs);
/// delete this file and its call once you have posts of your own.
/// </summary>
public static class SeedPosts
{
    // The oldest first. The comments go under the newest.
    private static readonly NewPost[] Posts =
    [
        new(
            "A draft",
            "This post is not published: no list, search or tag count shows it. Who knows its address can read it.",
            ["guide"],
            Published: false),
        new(
            "Where to change things",
            """
            A new address: a method with [Get], [Post], [Put] or [Delete] in Endpoints/, and what it answers on the list at the end of Models.cs.
            A new field: Models.cs, the SQL in Data/PostStore.cs, and a new step at the end of Migrations in Data/BlogDatabase.cs.
            What counts as good input: the attributes in Models.cs, and TagsAttribute.cs.
            """,
            ["guide"],
            Published: true),
        new(
            "How a request travels",
            """
            First it passes the middleware of Program.cs: it is logged, then moved to a thread that may wait for the disk.
            Then its parameters are read and checked, by code that the compiler has written from the methods in Endpoints/ and
            from Models.cs. The method asks a store in Data/, which asks SQLite; what it returns is written as JSON.
            Whatever goes wrong on the way becomes an answer too: a problem in JSON, with the reason.
            """,
            ["guide", "http"],
            Published: true),
        new(
            "Welcome to your blog",
            """
            This is a blog's API: posts with tags, comments under posts, and a search over all of it.
            It is kept in one file, blog.db, beside the program. Stop the program and delete the file, and you start anew.
            Try GET /posts?q=travel, or look at GET /tags.
            """,
            ["welcome"],
            Published: true),
    ];

    private static readonly NewComment[] Comments =
    [
        new("Ada", "First!"),
        new("Grace", "Second. Write the third: POST /posts/welcome-to-your-blog/comments"),
    ];

    /// <summary>Adds the posts, unless there is a post already.</summary>
    public static async Task AddAsync(IServiceProvider services)
    {
        var posts = services.GetRequiredService<PostStore>();
        var comments = services.GetRequiredService<CommentStore>();
        if (!posts.IsEmpty())
        {
            return;
        }

        Post? newest = null;
        foreach (var post in Posts)
        {
            newest = await posts.AddAsync(post, CancellationToken.None);
        }

        foreach (var comment in Comments)
        {
            await comments.AddAsync(newest!.Slug, comment, CancellationToken.None);
        }
    }
}
