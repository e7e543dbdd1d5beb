using Microsoft.Extensions.DependencyInjection;

public static class Sources
{
    [Get("/headers")]
    public static string Headers([FromHeader] string userAgent, [FromHeader(Name = "X-Page")] int? page, [FromCookie(Name = "__Host-id")] string? id)
        => $"{userAgent}{page}{id}";

    [Get("/services")]
    public static string Services([FromKeyedServices("a")] IServiceProvider keyed, [FromServices] IServiceProvider services) => $"{keyed}{services}";
}

public sealed class Settings([FromKeyedServices("name")] string name, IServiceProvider services, int size = 1)
{
    [Get("/settings")]
    public string Name(HttpContext context, CancellationToken stop) => $"{name}{services}{size}{context}{stop}";
}
