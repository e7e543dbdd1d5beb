// Mark it with [FromServices]
public sealed class Store(IServiceProvider services)
{
    public int Count => services.GetHashCode();
}

public static class Posts
{
    [Post("/posts")]
    public static int Add(Store store) => store.Count;
}
