// Mark it with [FromServices]
public sealed record Post(string Title);

public sealed class Store;

public static class Posts
{
    [Post("/posts")]
    public static string Add(Post post, Store store) => $"{post}{store}";
}
