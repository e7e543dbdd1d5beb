// Mark it with [FromQuery]
public sealed record Filter(string? Tag, int Page = 1);

public static class Posts
{
    [Get("/posts")]
    public static string List([FromQuery] Filter filter) => $"{filter}";
}
