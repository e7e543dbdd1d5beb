public sealed record Post(string Title);

public static class Posts
{
    [Get("/{id}")]
    public static string Path(Post id) => $"{id}";
    //                             ^^ HL0004 'id' cannot be read from the path: Post is no text, number, date, enum or other type with a TryParse (IParsable<T>). Take it as string and convert it in the endpoint.
}
