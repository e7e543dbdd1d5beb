// Remove [
public static class Posts
{
    [Get("/posts")]
    public static string List([FromQuery, FromHeader(Name = "x-page")] int page, [FromQuery] [FromHeader] int size) => $"{page}{size}";
}
