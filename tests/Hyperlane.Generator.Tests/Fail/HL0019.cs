public sealed record Filter(string Tag);

public static class Posts
{
    [Get("/posts")]
    public static string List([FromBody] Filter filter) => $"{filter}";
    //                         ^^^^^^^^ HL0019 'filter' is read from the body of a GET request, which browsers refuse to send and caches leave out. Answer POST, or mark it with [FromQuery].
}
