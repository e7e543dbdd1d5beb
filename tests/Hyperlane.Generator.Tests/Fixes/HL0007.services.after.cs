// Mark it with [FromServices]
public interface IStore;

public static class Posts
{
    [Post("/posts")]
    public static string Add(string title, [FromServices] IStore store) => $"{title}{store}";
}
