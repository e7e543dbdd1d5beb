// <OutputType>Exe</OutputType>
var app = HyperlaneApp.CreateBuilder(args).Build();
app.MapEndpoints();
app.Get("/posts", context => context.Text(""));
//      ^^^^^^^^ HL0011 GET /posts (Endpoints.cs:10) and GET /posts (Endpoints.cs:4) answer the same requests. Remove one or change its path; names of parameters and a slash at the end do not tell routes apart.
await app.RunAsync();

public static class Posts
{
    [Get("/posts")]
    public static string List() => "";
}
