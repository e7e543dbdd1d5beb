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

public sealed class Page
{
    [FromQuery(Name = "page-number")]
    public int Number { get; set; } = 1;
}

public readonly struct Made(IServiceProvider services)
{
    [Get("/struct")]
    public string Find(Uri? next, [FromQuery] Page page) => $"{services}{next}{page}";
}

public sealed class Marked
{
    public Marked()
    {
    }

    [Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructor]
    public Marked(
        IServiceProvider services,
        [Microsoft.Extensions.DependencyInjection.FromKeyedServices(5L)] IServiceProvider other,
        [Microsoft.Extensions.DependencyInjection.FromKeyedServices(typeof(int))] IServiceProvider more,
        [Microsoft.Extensions.DependencyInjection.FromKeyedServices(null)] IServiceProvider most) => Services = [services, other, more, most];

    public object[] Services { get; } = [];

    [Get("/marked")]
    public string Find() => $"{Services}";
}

public static class Uploads
{
    [Post("/array")]
    public static string Array(UploadedFile[] files) => $"{files}";

    [Post("/list")]
    public static string List(List<UploadedFile> files, [FromForm(Name = "other-files")] IReadOnlyList<UploadedFile> others) => $"{files}{others}";
}
