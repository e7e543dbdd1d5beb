// Remove [
public static class Posts
{
    [Get("/posts")]
    public static string List([FromQuery] int page, [FromQuery] int size) => $"{page}{size}";
}
