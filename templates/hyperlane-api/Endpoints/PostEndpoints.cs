using System.ComponentModel.DataAnnotations;

namespace HyperlaneApi._1;

/// <summary>Posts over HTTP: what a request brings, and what it is answered. Nothing is decided here.</summary>
[Route("/posts")]
public sealed class PostEndpoints(PostStore posts)
{
    [Get]
    public Page<Post> List(
        [Range(1, int.MaxValue)] int page = 1, [Range(1, 100)] int pageSize = 20, string? tag = null, string? q = null) =>
        posts.List(page, pageSize, tag, q);

    [Get("/{slug}")]
    public Post? Find(string slug) => posts.Find(slug);

    [Post]
    public async Task<Created<Post>> Add(NewPost post, CancellationToken stop)
    {
        var added = await posts.AddAsync(post, stop);
        // A header is ASCII only and a slug need not be: /posts/日本語 travels as /posts/%E6%97%A5...
        return new Created<Post>($"/posts/{Uri.EscapeDataString(added.Slug)}", added);
    }

    [Put("/{slug}")]
    public Task<Post?> Replace(string slug, NewPost post, CancellationToken stop) =>
        posts.ReplaceAsync(slug, post, stop);

    [Delete("/{slug}")]
    public async Task<NoContent?> Delete(string slug, CancellationToken stop) =>
        await posts.DeleteAsync(slug, stop) ? new NoContent() : null;
}
