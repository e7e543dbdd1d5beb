namespace Library;

[Route("/shelves")]
public static class ShelfEndpoints
{
    [Get]
    public static async Task<Shelf> Whole()
    {
        await Task.Yield();
        return new Shelf("all", [new Shelf("left", [], [new Disc("Waltzes", TimeSpan.FromMinutes(43))])], [new Bound("Atlas", 300)]);
    }

    [Get("/{*path}")]
    public static string Path(string path, [FromCookie] string? theme = null) => $"{path} {theme}";

    [Patch("/{name:length(2,20)}/order")]
    public static void Order(string name, [FromBody] Dictionary<string, int> numbers, [FromHeader(Name = "X-Marks")] string[]? marks = null)
    => _ = (name, numbers, marks);

    /// <summary>What the reader has borrowed.</summary>
    [Get("/mine")]
    public static string[] Mine(System.Security.Claims.ClaimsPrincipal user) => [user.Identity?.Name ?? ""];

    [Delete("/{name:length(2,20)}"), Use<Hyperlane.Middleware.RequireUser>]
    public static void Remove(string name) => _ = name;

    [Get("/{name}/raw/{part}")]
    public static ValueTask Raw(HttpContext context) => context.Text("raw");
}
