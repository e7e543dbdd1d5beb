public static class Posts
{
    [Get("/posts")]
    public static string List([FromQuery, FromHeader(Name = "x-page")] int page) => $"{page}";
    //                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ HL0020 'page' has both [FromQuery] and [FromHeader], and comes from one place only. Remove one of them.
}
