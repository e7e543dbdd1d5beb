namespace HyperlaneApi._1;

/// <summary>The comments under a post, over HTTP.</summary>
[Route("/posts/{slug}/comments")]
public sealed class CommentEndpoints(CommentStore comments)
{
    /// <summary>The comments under a post, the oldest first.</summary>
    [Get]
    public IReadOnlyList<Comment>? List(string slug) => comments.List(slug);

    /// <summary>Adds a comment under a post.</summary>
    [Post]
    public async Task<Created<Comment>?> Add(string slug, NewComment comment, CancellationToken stop)
    {
        var added = await comments.AddAsync(slug, comment, stop);
        // A comment has no address of its own: it is found among its post's.
        return added is null ? null : new Created<Comment>($"/posts/{Uri.EscapeDataString(slug)}/comments", added);
    }
}
