// Remove the second slash
public static class Posts
{
    [Get("/posts/all")]
    public static string List() => "";
}
