// Rename
public static class Posts
{
    [Get("/posts/{id}/{at}")]
    public static string Find(string id, string at) => id + at;
}
