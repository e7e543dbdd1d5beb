public sealed record Filter([FromQuery(Name = "")] string Tag)
//                                                        ^^^ HL0044 'Tag' would be read from the query by a name without a letter. Write the name that clients send, or leave Name out.
{
    [FromQuery(Name = " ")]
    public int Page { get; init; }
    //         ^^^^ HL0044 'Page' would be read from the query by a name without a letter. Write the name that clients send, or leave Name out.
}

public static class Posts
{
    [Get("/posts")]
    public static string List([FromQuery(Name = "")] int page, [FromQuery] Filter filter) => $"{page}{filter}";
    //                                                   ^^^^ HL0044 'page' would be read from the query by a name without a letter. Write the name that clients send, or leave Name out.

    [Post("/posts")]
    public static string Add([FromForm(Name = " ")] string title) => title;
    //                                                     ^^^^^ HL0044 'title' would be read from the form by a name without a letter. Write the name that clients send, or leave Name out.
}
