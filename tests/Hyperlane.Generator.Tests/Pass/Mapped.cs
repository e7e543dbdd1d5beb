// <OutputType>Exe</OutputType>
var app = HyperlaneApp.CreateBuilder(args).Build();
app.MapEndpoints();
app.Get("/", context => context.Text("Hello"));
if (args.Length == 0)
{
    app.Get("/posts", context => context.Text("Only sometimes"));
}

var group = app.MapGroup("/{blog}");
group.Get("/posts", context => context.Text("Elsewhere"));
await app.RunAsync();

[Route("/posts")]
public static class Posts
{
    [Get]
    public static string List() => "";
}
