using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.IO.Pipelines;
using System.Security.Principal;
using Hyperlane.Endpoints;
using Hyperlane.Http;

namespace Hyperlane.Tests.Endpoints.Binding;

/// <summary>One endpoint for each thing of a request that can be a parameter.</summary>
[Route("/sources")]
public static class SourceEndpoints
{
    [Get("/request/{id}")]
    public static string Request(HttpRequest request) => $"{request.Method} {request.RouteValues["id"]} {request.Query["q"]}";

    [Get("/users/{user-id:int}/{*file-path}")]
    public static string Hyphens([FromRoute(Name = "user-id")] int userId, [FromRoute(Name = "file-path")] string path)
    => $"{userId} {path}";

    [Get("/response")]
    public static async Task Response(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.StatusCode = 202;
        await response.Body.WriteAsync("by itself"u8.ToArray());
    }

    [Get("/untouched")]
    public static void Untouched(HttpResponse response) => ArgumentNullException.ThrowIfNull(response);

    [Get("/principal")]
    public static string Principal(IPrincipal? user) => user?.Identity?.Name ?? "nobody";

    [Get("/principal/needed")]
    public static string Needed(IPrincipal user) => user.Identity!.Name!;

    [Post("/stream")]
    public static async Task<long> Stream(Stream body)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var copy = new MemoryStream();
        await body.CopyToAsync(copy);
        return copy.Length;
    }

    [Post("/pipe")]
    public static async Task<long> Pipe(PipeReader body, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(body);
        var length = 0L;
        while (await body.ReadAsync() is { IsCompleted: false } read)
        {
            length += read.Buffer.Length;
            body.AdvanceTo(read.Buffer.End);
        }

        return length * times;
    }

    [Post("/bytes")]
    public static string Bytes([FromBody] byte[] body) => Convert.ToHexString(body);

    [Post("/bytes/maybe")]
    public static string BytesOrNot([FromBody] byte[]? body) => body is null ? "none" : Convert.ToHexString(body);

    [Post("/text")]
    public static string Words([FromBody, StringLength(10)] string body) => $"<{body}>";

    [Post("/text/maybe")]
    public static string WordsOrNot([FromBody] string? body) => body ?? "none";

    [Get("/tenant")]
    public static string OfTenant(Tenant tenant, int n) => $"{tenant.Name} {n}";

    [Get("/tenant/maybe")]
    public static string MaybeOfTenant(Tenant? tenant) => tenant?.Name ?? "none";

    [Get("/locale/{anything}")]
    public static string OfLocale(Locale locale, Locale? other, OwnValue? own)
    => $"{locale.Language} {other?.Language} {own?.Value ?? "-"}";

    [Get("/collections")]
    public static string Collections(
        IList<int> a, ICollection<int> b, HashSet<string> c, ISet<DayOfWeek> d, IReadOnlySet<int>? e, ImmutableArray<int> f,
        ImmutableArray<int>? g,
        ImmutableList<int> h, IImmutableSet<int> i, SortedSet<int> j, FrozenSet<int> k, [FromHeader] HashSet<string> accept)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        a.Add(0);
        b.Add(0);
        return string.Join(' ', Text(a), Text(b), Text(c), Text(d), e is null ? "null" : Text(e), Text(f),
            g is null ? "null" : Text(g.Value), Text(h), Text(i.Order()), Text(j), Text(k.Order()), Text(accept.Order()));
    }

    [Get("/dictionaries")]
    public static string Dictionaries(
        [FromQuery] Dictionary<string, string> filter, [FromQuery] IReadOnlyDictionary<string, int>? most,
            [FromQuery] Dictionary<DayOfWeek, bool>? open, [FromQuery(Name = "tag")] IDictionary<string, string[]>? tags,
                [FromQuery] ImmutableDictionary<string, string> rest)
        => string.Join(
            ' ',
            Text(filter.Select(pair => $"{pair.Key}={pair.Value}")),
            most is null ? "null" : Text(most.Select(pair => $"{pair.Key}={pair.Value}")),
            open is null ? "null" : Text(open.Select(pair => $"{pair.Key}={pair.Value}")),
            tags is null ? "null" : Text(tags.Select(pair => $"{pair.Key}={string.Join('+', pair.Value)}")),
            rest.Count);

    [Post("/files")]
    public static string Files(UploadedFile[] files, List<UploadedFile> more)
    => $"{string.Join(',', files.Select(file => file.FileName))} {more.Count}";

    private static string Text<T>(IEnumerable<T>? items) => $"[{string.Join(',', items ?? [])}]";
}
