// Make it internal
internal static class Posts
{
    [Get("/posts")]
    public static string List() => "";
}
