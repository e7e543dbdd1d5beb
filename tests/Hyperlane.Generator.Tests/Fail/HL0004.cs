public sealed record Post(string Title);

public static class Posts
{
    [Get("/{id}")]
    public static string Path(Post id) => $"{id}";
    //                             ^^ HL0004 'id' cannot be read from the path: Post is no text, number, date, enum or other type with a TryParse (IParsable<T>). Take it as string and convert it in the endpoint.
}

public sealed record Grid(int[][] Cells);

public static class Values
{
    [Get("/values")]
    public static string Header([FromHeader] Grid header, [FromQuery] Uri? uri, [FromQuery] int[][] grid, [FromCookie] int[] cookies) => "";
    //                                            ^^^^^^ HL0004 'header' cannot be read from the header: Grid is no text, number, date, enum or other type with a TryParse (IParsable<T>). Take it as string and convert it in the endpoint, or mark it with [FromBody] or [FromServices] if it comes from there.
    //                                                                                              ^^^^ HL0004 'grid' cannot be read from the query: int[][] is no text, number, date, enum or other type with a TryParse (IParsable<T>). Take it as string and convert it in the endpoint, or mark it with [FromBody] or [FromServices] if it comes from there.
    //                                                                                                                       ^^^^^^^ HL0004 'cookies' cannot be read from the cookie: int[] is no text, number, date, enum or other type with a TryParse (IParsable<T>). Take it as string and convert it in the endpoint, or mark it with [FromBody] or [FromServices] if it comes from there.

    [Post("/values")]
    public static string Body(Action action) => "";
    //                               ^^^^^^ HL0004 'action' cannot be read from the body: Action is no text, number, date, enum or other type with a TryParse (IParsable<T>). Use a record.

    [Put("/values")]
    public static string Span(ReadOnlySpan<byte> bytes) => "";
    //                                           ^^^^^ HL0004 'bytes' cannot be read from the body: ReadOnlySpan<byte> is no text, number, date, enum or other type with a TryParse (IParsable<T>). Use a record.

    [Get("/tuples")]
    public static string Tuple([FromQuery] (int A, int B) pair) => "";
    //                                                    ^^^^ HL0004 'pair' cannot be read from the query: (int A, int B) is no text, number, date, enum or other type with a TryParse (IParsable<T>). Take it as string and convert it in the endpoint, or mark it with [FromBody] or [FromServices] if it comes from there.
}
