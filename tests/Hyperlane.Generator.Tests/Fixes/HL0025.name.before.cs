// Write "
public static class Posts
{
    [Get("/posts")]
    public static string List([FromHeader(Name = "x page:")] int page) => $"{page}";
}
