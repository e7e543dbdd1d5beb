[Route("/files/{folder}")]
public static class Files
{
    [Get("/{*path}")]
    public static string Rest(string folder, string path) => folder + path;

    [Get("/{id:int}")]
    public static string ById(string folder, long id) => $"{folder}{id}";

    [Get("/{name:alpha}")]
    public static string ByName(string folder, [FromRoute(Name = "name")] string called) => folder + called;

    [Get("/raw/{anything}")]
    public static ValueTask Raw(HttpContext context) => context.Text(context.Request.RouteValues["anything"]);

    [Post(@"/{number:regex(^\d+$)}")]
    public static string Regex(string folder, [FromRoute] int NUMBER) => $"{folder}{NUMBER}";

    [Put(@"/{code:regex(^(?:a|b)[\d?=]{2}(?<name>\d)\\?$)}")]
    public static string Groups(string folder, string code) => folder + code;
}

[Route("/users/{user-id:int}")]
public static class Hyphens
{
    public sealed record Both([FromRoute(Name = "User-Id")] int Id, [FromRoute(Name = "post-no")] int Number);

    [Get("/{class-name=x}")]
    public static string Find([FromRoute(Name = "user-id")] int userId, [FromRoute(Name = "class-name")] string @class) => $"{userId}{@class}";

    [Get("/posts/{post-no:int}-{part}")]
    public static string Pieces([AsParameters] Both both, string part) => $"{both}{part}";

    [Get("/files/{*file-path}")]
    public static string Rest([FromRoute(Name = "user-id")] long id, [FromRoute(Name = "file-path")] string path) => $"{id}{path}";
}
