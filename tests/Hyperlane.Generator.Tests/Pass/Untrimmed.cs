public sealed record Post(string Title);

public static class Posts
{
    [Post("/posts")]
    public static Post Add(Post post) => post;
}
