// Answer POST
public sealed record Filter(string Tag);

public static class Posts
{
    [Post("/search")]
    public static string Search([FromBody] Filter filter) => $"{filter}";
}
