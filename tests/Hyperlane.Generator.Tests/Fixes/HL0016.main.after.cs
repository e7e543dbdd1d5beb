// Add server.MapEndpoints();
// <OutputType>Exe</OutputType>
public static class Program
{
    public static async Task Main(string[] args)
    {
        var server = HyperlaneApp.CreateBuilder(args).Build();
        server.MapEndpoints();
        await server.RunAsync();
    }

    [Get("/posts")]
    public static string List() => "";
}
