public sealed record Filter(string Tag);

public sealed class Tree
{
    public Tree? Left { get; set; }
}

public static class Posts
{
    [Get("/posts")]
    public static string List(Filter filter) => $"{filter}";
    //                               ^^^^^^ HL0006 'filter' would be read from the body, which a GET request has not. Mark it with [FromQuery] to read Filter from the query, with [FromServices] if it is a service, or answer POST.

    [Get("/services")]
    public static string Look(IFormatProvider format) => $"{format}";
    //                                        ^^^^^^ HL0006 'format' would be read from the body, which a GET request has not. Mark it with [FromServices] if IFormatProvider is a service.

    [Get("/clock")]
    public static string Time(TimeProvider clock) => $"{clock}";
    //                                     ^^^^^ HL0006 'clock' would be read from the body, which a GET request has not. Mark it with [FromServices] if TimeProvider is a service.

    [Get("/trees")]
    public static string Find(Tree tree) => $"{tree}";
    //                             ^^^^ HL0006 'tree' would be read from the body, which a GET request has not. Mark it with [FromServices] if Tree is a service, take what it is made of as parameters of their own, or answer POST.

    [Get("/files")]
    public static string Add(UploadedFile file) => $"{file}";
    //                                    ^^^^ HL0006 'file' would be read from the body, which a GET request has not. Answer POST.
}

public static class Others
{
    [Delete("/posts")]
    public static string Delete(Filter filter) => $"{filter}";
    //                                 ^^^^^^ HL0006 'filter' would be read from the body, which a DELETE request has not. Mark it with [FromQuery] to read Filter from the query, with [FromServices] if it is a service, or answer POST.
}
