using Hyperlane.Endpoints;
using Hyperlane.Http;

namespace Hyperlane.Tests.Endpoints.Inheriting;

[Route("/verbs")]
public static class VerbEndpoints
{
    [Get]
    public static string Get() => "get";

    [Head]
    public static void Head(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers["X-Head"] = "own";
    }

    [Options]
    public static string Options() => "options";

    [Query]
    public static string Query(Cat cat) => cat.Name;

    [Method("purge")]
    public static string Purge(string? what = null) => $"purged {what}";

    [Method("LINK", "/links"), Method("UNLINK", "/links")]
    public static string Link(HttpRequest request) => request.Method;

    [Get("/optional/{id?}")]
    public static string Optional(int? id) => $"{id?.ToString() ?? "none"}";

    [Get("/default/{size=20}/{order?}")]
    public static string Default(int size, string order = "new") => $"{size} {order}";

    [Get("/files/{name}.{ext:alpha}")]
    public static string File(string name, string ext) => $"{name} {ext}";

    [Post("/jobs/{id}:cancel")]
    public static string Cancel(int id) => $"cancelled {id}";
}
