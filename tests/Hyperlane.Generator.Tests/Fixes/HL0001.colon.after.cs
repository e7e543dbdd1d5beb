// Write {
public static class Posts
{
    [Get("/a/{id}")]
    public static string Colon(string id) => id;

    [Get(@"/b/{id}/x")]
    public static string Angles(int id) => $"{id}";

    [Get("/c/{*path}")]
    public static string Star(string path) => path;

    [Get("/d/{*rest}")]
    public static string Named(string rest) => rest;

    [Get("/e/{id}")]
    public static string Open(string id) => id;

    public static void Map(HyperlaneApp app) => app.Get("/f/{id}", context => context.Text(""));
}
