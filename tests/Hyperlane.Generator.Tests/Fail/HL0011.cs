public static class Posts
{
    [Get("/posts/{id}")]
    public static string ById(string id) => id;

    [Get("/posts/{slug}/")]
    public static string BySlug(string slug) => slug;
    //                   ^^^^^^ HL0011 GET /posts/{id} (Endpoints.cs:3) and GET /posts/{slug}/ (Endpoints.cs:6) answer the same requests. Remove one or change its path; names of parameters and a slash at the end do not tell routes apart.
}

public static class Others
{
    [Get("/numbers/{id:int}")]
    public static string Int(int id) => $"{id}";

    [Get("/numbers/{id:min(5)}")]
    public static string AtLeast(long id) => $"{id}";
    //                   ^^^^^^^ HL0011 GET /numbers/{id:int} (Endpoints.cs:13) and GET /numbers/{id:min(5)} (Endpoints.cs:16) are ambiguous: one value can satisfy both {id:int} and {id:min(5)}. Use constraints that exclude each other, such as int and alpha, drop the constraints of one so that it comes second, or change a path.

    [Get("/called")]
    public static string Called() => "";

    public static void Map(HyperlaneApp app, bool decided)
    {
        app.MapEndpoints();
        app.Get("/called", context => context.Text(""));
        //      ^^^^^^^^^ HL0011 GET /called (Endpoints.cs:20) and GET /called (Endpoints.cs:26) answer the same requests. Remove one or change its path; names of parameters and a slash at the end do not tell routes apart.
        app.Get("/twice", context => context.Text(""));
        app.Get("/twice", context => context.Text(""));
        //      ^^^^^^^^ HL0011 GET /twice (Endpoints.cs:28) and GET /twice (Endpoints.cs:29) answer the same requests. Remove one or change its path; names of parameters and a slash at the end do not tell routes apart.
        if (decided)
        {
            app.Get("/twice", context => context.Text(""));
        }
    }

    private static void MapEndpoints(this RouteGroup app) => app.Use((context, next) => next(context));
}
