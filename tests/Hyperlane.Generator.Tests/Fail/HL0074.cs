public static class Posts
{
    [Get("/posts")]
    public static string List([FromQuery(Delimiter = ';')] int[] ids, [FromQuery(Delimiter = ',')] int page, [FromQuery(Delimiter = ',')] string[] tags)
    //                                                           ^^^ HL0074 'ids' cannot have a delimiter: ';' is none of those that OpenAPI knows. Write ',', ' ' or '|' on an array or another list, or leave Delimiter out.
    //                                                                                                 ^^^^ HL0074 'page' cannot have a delimiter: int holds one value. Write ',', ' ' or '|' on an array or another list, or leave Delimiter out.
        => $"{ids}{page}{tags}";
}
