using System.ComponentModel.DataAnnotations;

namespace HyperlaneApi._1;

/// <summary>The comments under a post, over HTTP.</summary>
[Route("/posts/{slug}/comments")]
public sealed class CommentEndpoints(CommentStore comments)
{
    /// <summary>One page of the comments under a post, the oldest first.</summary>
    /// <param name="slug">Which post.</param>
    /// <param name="page">Which page.</param>
    /// <param name="pageSize">How many comments are on a page.</param>
    [Get]
    public Page<Comment>? List(
        string slug, [Range(1, int.MaxValue)] int page = 1, [Range(1, 100)] int pageSize = 20) =>
        comments.List(slug, page, pageSize);

    /// <summary>Adds a comment under a post.</summary>
    [Post]
    public async Task<Created<Comment>?> Add(string slug, NewComment comment, CancellationToken stop)
    {
        var added = await comments.AddAsync(slug, comment, stop);
        // A comment has no address of its own: it is found among its post's.
        return added is null ? null : new Created<Comment>($"/posts/{Uri.EscapeDataString(slug)}/comments", added);
    }
}
