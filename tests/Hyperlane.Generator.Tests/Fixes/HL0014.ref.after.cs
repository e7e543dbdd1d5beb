// Remove '
public static class Posts
{
    [Get("/posts")]
    public static string List(int page, int size, int more) => $"{page}{size}{more}";
}
