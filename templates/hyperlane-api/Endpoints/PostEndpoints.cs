using System.ComponentModel.DataAnnotations;

namespace HyperlaneApi._1;

/// <summary>Posts over HTTP: what a request brings, and what it is answered. Nothing is decided here.</summary>
[Route("/posts")]
public sealed class PostEndpoints(PostStore posts)
{
    /// <summary>One page of the published posts: the newest first, or, in a search, the best match first.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="pageSize">How many posts are on a page.</param>
    /// <param name="tag">Only posts with this tag.</param>
    /// <param name="q">Only posts with all of these words, in title, body or tags.</param>
    [Get]
    public Page<PostSummary> List(
        [Range(1, int.MaxValue)] int page = 1, [Range(1, 100)] int pageSize = 20, string? tag = null, string? q = null) =>
        posts.List(page, pageSize, tag, q);

    /// <summary>A post, published or not.</summary>
    [Get("/{slug}")]
    public Post? Find(string slug) => posts.Find(slug);

    /// <summary>Adds a post. Its address is made from its title.</summary>
    [Post]
    public async Task<Created<Post>> Add(NewPost post, CancellationToken stop)
    {
        var added = await posts.AddAsync(post, stop);
        // A header is ASCII only and a slug need not be: /posts/日本語 travels as /posts/%E6%97%A5...
        return new Created<Post>($"/posts/{Uri.EscapeDataString(added.Slug)}", added);
    }

    /// <summary>Replaces a post; its address stays.</summary>
    [Put("/{slug}")]
    public Task<Post?> Replace(string slug, NewPost post, CancellationToken stop) =>
        posts.ReplaceAsync(slug, post, stop);

    /// <summary>Deletes a post, with its tags and comments.</summary>
    [Delete("/{slug}")]
    public async Task<NoContent?> Delete(string slug, CancellationToken stop) =>
        await posts.DeleteAsync(slug, stop) ? new NoContent() : null;
}
