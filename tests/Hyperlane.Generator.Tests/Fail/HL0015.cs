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

    [Get("/message")]
    public static System.Net.Http.HttpResponseMessage Forward() => new();
    //                                                ^^^^^^^ HL0015 Forward returns HttpResponseMessage, and JSON has no answers of other servers. Read its content, and send that: new FileResult(stream, contentType).

    [Get("/file")]
    public static Task<System.IO.FileInfo> File() => Task.FromResult(new System.IO.FileInfo("a"));
    //                                     ^^^^ HL0015 File returns Task<FileInfo>, and JSON has no files. Use its name, or send its bytes with FileResult.

    [Get("/table")]
    public static System.Data.DataTable Table() => new();
    //                                  ^^^^^ HL0015 Table returns DataTable, and JSON has no tables. Use a list of records.

    [Get("/events")]
    public static IObservable<int> Watch() => throw new NotSupportedException();
    //                             ^^^^^ HL0015 Watch returns IObservable<int>, and JSON waits for nothing. Use IAsyncEnumerable<T>, which is sent as it comes.

    [Get("/channel")]
    public static System.Threading.Channels.ChannelReader<int> Read() => System.Threading.Channels.Channel.CreateUnbounded<int>().Reader;
    //                                                                                                                            ^^^^ HL0015 Read returns ChannelReader<int>, and JSON has no channels. Use reader.ReadAllAsync(), which is sent as it comes.

    [Get("/lazy")]
    public static Lazy<int> Later() => new(1);
    //                      ^^^^^ HL0015 Later returns Lazy<int>, and JSON makes no lazy value. Use its Value.
}
