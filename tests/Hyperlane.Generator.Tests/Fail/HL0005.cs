public sealed record Post(string Title);

public static class Posts
{
    [Post("/posts")]
    public static string Add(Post first, Post second) => $"{first}{second}";
    //                                        ^^^^^^ HL0005 'first' and 'second' both want the body, and a request has one. Put both into one record, or mark one with [FromQuery], [FromHeader] or [FromServices].
}
