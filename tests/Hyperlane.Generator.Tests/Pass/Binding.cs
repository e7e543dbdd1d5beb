using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Security.Principal;

public sealed record Tenant(string Name)
{
    public static ValueTask<Tenant?> BindAsync(HttpContext context) => new(new Tenant(context.TraceIdentifier));
}

public static class Binding
{
    [Get("/request/{id}")]
    public static string Request(HttpRequest request, HttpResponse response, IPrincipal? user) => $"{request}{response}{user}";

    [Get("/tenants/{id}")]
    public static string Extractor(Tenant tenant, Tenant? other) => $"{tenant}{other}";

    [Post("/stream")]
    public static string Raw(Stream body) => $"{body}";

    [Post("/pipe")]
    public static string Pipe(PipeReader body) => $"{body}";

    [Post("/bytes")]
    public static string Bytes([FromBody] byte[] body) => $"{body.Length}";

    [Post("/text")]
    public static string Words([FromBody] string? body) => $"{body}";

    [Get("/collections")]
    public static string Collections(IList<int> a, ISet<string?>? b, ImmutableArray<Guid>? c, FrozenSet<DayOfWeek>? d, ICollection<string> e)
        => $"{a.Count}{b}{c}{d}{e.Count}";

    [Get("/dictionaries")]
    public static string Dictionaries([FromQuery] Dictionary<string, string?> a, [FromQuery] IReadOnlyDictionary<int, string[]>? b, [FromQuery] FrozenDictionary<string, int>? c)
        => $"{a.Count}{b}{c}";

    [Post("/files")]
    public static string Files(UploadedFile[] a, List<UploadedFile> b, IReadOnlyCollection<UploadedFile> c) => $"{a.Length}{b.Count}{c.Count}";
}

public sealed record Paging(int Page = 1, int Size = 20);

public sealed record Search(int Id, [FromHeader] string? Trace, HttpContext Context, CancellationToken Stop, [FromServices] IServiceProvider Services, [FromQuery] Paging Paging, Tenant Tenant)
{
    public DateOnly Day { get; init; } = DateOnly.MinValue;
}

public sealed class Upload
{
    public required string Title { get; init; }

    public UploadedFile? Picture { get; set; }

    public IReadOnlyList<UploadedFile> More { get; set; } = [];
}

public static class Records
{
    [Get("/search/{id}")]
    public static string Find([AsParameters] Search search) => $"{search}";

    [Post("/upload")]
    public static string Send([FromForm] Upload upload, [FromHeader] Paging paging) => $"{upload}{paging}";
}

public abstract class Crud<T>(IServiceProvider services)
    where T : class
{
    [Get("/{id}")]
    public T? Find(int id) => id == 0 ? null : (T?)services.GetService(typeof(T));

    [Post]
    public T Add(T item) => item;
}

[Route("/holders"), Route("/{country}/holders")]
public sealed class TenantEndpoints(IServiceProvider services) : Crud<Paging>(services)
{
    [Query("/like")]
    public Paging Like(Paging like, string country) => like;

    [Head("/{id}")]
    public void Head(int id)
    {
    }

    [Method("PURGE"), Options("/cached")]
    public void Purge()
    {
    }
}

public abstract class Offered
{
    [Get("/offered")]
    public string Get() => "";
}
