// Add app.MapEndpoints();
// <OutputType>Exe</OutputType>
var app = HyperlaneApp.CreateBuilder(args).Build();

// Runs until the machine says stop.
app.MapEndpoints();
await app.RunAsync();

public static class Posts
{
    [Get("/posts")]
    public static string List() => "";
}
