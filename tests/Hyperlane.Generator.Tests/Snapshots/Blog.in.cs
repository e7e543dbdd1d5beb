namespace Blog;

public sealed record Post(long Id, string Title);

public sealed record NewPost(string Title);

public sealed record PostFilter(int Page = 1, string? Tag = null);

public sealed class PostStore;

public sealed class RequireUser : IMiddleware
{
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next) => next(context);
}

[Route("/posts")]
public sealed class PostEndpoints(PostStore posts)
{
    [Get]
    public Task<Post[]> List([FromQuery] PostFilter filter) => Task.FromResult<Post[]>([]);

    [Get("/{id}")]
    public Post? Find(long id) => null;

    [Post, Use<RequireUser>]
    public async Task<Post> Add(NewPost post, CancellationToken stop)
    {
        await Task.Delay(0, stop);
        return new Post(1, $"{post.Title} {posts}");
    }

    [Delete("/{id:guid}")]
    public void Remove(Guid id)
    {
    }
}
