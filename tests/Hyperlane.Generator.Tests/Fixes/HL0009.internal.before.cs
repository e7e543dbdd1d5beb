// Make it internal
file static class Posts
{
    [Get("/posts")]
    public static string List() => "";
}
