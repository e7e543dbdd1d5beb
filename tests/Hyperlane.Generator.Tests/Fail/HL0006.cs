public sealed record Filter(string Tag);

public static class Posts
{
    [Get("/posts")]
    public static string List(Filter filter) => $"{filter}";
    //                               ^^^^^^ HL0006 'filter' would be read from the body, which a GET request has not. Mark it with [FromQuery] to read Filter from the query, with [FromServices] if it is a service, or answer POST.
}

public static class Others
{
    [Delete("/posts")]
    public static string Delete(Filter filter) => $"{filter}";
    //                                 ^^^^^^ HL0006 'filter' would be read from the body, which a DELETE request has not. Mark it with [FromQuery] to read Filter from the query, with [FromServices] if it is a service, or answer POST.
}
