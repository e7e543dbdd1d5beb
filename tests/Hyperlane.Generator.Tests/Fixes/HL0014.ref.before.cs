// Remove '
public static class Posts
{
    [Get("/posts")]
    public static string List(ref int page, ref readonly int size, in int more) => $"{page}{size}{more}";
}
