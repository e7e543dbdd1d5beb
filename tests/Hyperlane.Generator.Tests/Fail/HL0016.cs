// <OutputType>Exe</OutputType>
var app = HyperlaneApp.CreateBuilder(args).Build();
app.Get("/", context => context.Text("Hello"));
await app.RunAsync();
//    ^^^^^^^^^^^^^^ HL0016 The attribute routes of this project, such as GET /posts (Endpoints.cs:10), answer nothing: MapEndpoints is never called. Write app.MapEndpoints(); before the app runs.

[Route("/posts")]
public static class Posts
{
    [Get]
    public static string List() => "";

    [Get("/{id}")]
    public static string Find(string id) => id;
}
