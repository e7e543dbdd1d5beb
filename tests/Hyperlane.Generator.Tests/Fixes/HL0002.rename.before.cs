// Rename
public static class Posts
{
    [Get("/posts/{id}/{at}")]
    public static string Find(string number, string at) => number + at;
}
