// Begin with a slash
[Route("posts")]
public static class Posts
{
    [Get("all")]
    public static string List() => "";
}
