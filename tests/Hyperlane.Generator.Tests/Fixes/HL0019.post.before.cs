// Answer POST
public sealed record Filter(string Tag);

public static class Posts
{
    [Get("/search")]
    public static string Search([FromBody] Filter filter) => $"{filter}";
}
