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
