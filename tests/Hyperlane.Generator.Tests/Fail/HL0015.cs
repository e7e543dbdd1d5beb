public static class Posts
{
    [Get("/stream")]
    public static System.IO.Stream Bytes() => System.IO.Stream.Null;
    //                             ^^^^^ HL0015 Bytes returns Stream, and JSON has no streams. Return new FileResult(stream, contentType), which sends its bytes.

    [Get("/nested")]
    public static Task<Task<string>> Nested() => Task.FromResult(Task.FromResult(""));
    //                               ^^^^^^ HL0015 Nested returns Task<Task<string>>, and only the outer task is awaited. Await the inner one, and return its result.

    [Get("/span")]
    public static ReadOnlySpan<char> Span() => "";
    //                               ^^^^ HL0015 Span returns ReadOnlySpan<char>, and it is gone before it is written. Return an array or a record.

    [Get("/action")]
    public static Action Code() => () => { };
    //                   ^^^^ HL0015 Code returns Action, and code cannot be sent. Call it, and return its result.

    [Get("/type")]
    public static Task<Type> Kind() => Task.FromResult(typeof(int));
    //                       ^^^^ HL0015 Kind returns Task<Type>, and JSON has no types of .NET. Return its name.

    [Get("/error")]
    public static ArgumentException? Error() => null;
    //                               ^^^^^ HL0015 Error returns ArgumentException?, and an exception tells strangers about the inside of the app. Throw it, or return a Problem.

    private static int _count;

    [Get("/ref")]
    public static ref int Reference() => ref _count;
    //                    ^^^^^^^^^ HL0015 Reference returns int, and a request takes values, no references. Remove 'ref'.
}
