using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Bodies of many kinds.</summary>
[Route("/bodies")]
public static class BodyEndpoints
{
    [Post("/struct")]
    public static string Struct(Place place) => $"{place.X} {place.Name} {place.Z}";

    [Post("/struct/optional")]
    public static string OptionalStruct(Place? place) => place is { } one ? $"{one.X}" : "none";

    [Post("/optional")]
    public static string Optional(Many? many) => many is null ? "none" : "some";

    [Post("/many")]
    public static string Several(Many many) => $"{many}";

    [Post("/times")]
    public static string Times([FromBody] Moments body)
        => string.Join('|', new object?[] { body.At?.ToString("O"), body.Offset?.ToString("O"), body.Day?.ToString("O"),
            body.Time?.ToString("O"), body.Span, body.Version, body.Id, body.Count }.Where(value => value is not null));

    [Post("/spans")]
    public static string Spans([FromBody] Dictionary<TimeSpan, int> body) => string.Join('|', body.Keys);

    [Post("/measures")]
    public static Measures Measured(Measures body) => body;

    [Get("/lists")]
    public static string Lists([FromQuery(Delimiter = ',')] int[] ids, [FromQuery(Delimiter = '|')] List<string>? words = null,
        [FromQuery(Delimiter = ' ')] HashSet<int?>? gaps = null)
        => $"{string.Join('+', ids)} {(words is null ? "-" : string.Join('+', words))} {(gaps is null ? "-" : string.Join('+', gaps.Select(gap => gap?.ToString() ?? "null")))}";

    [Post("/words")]
    public static string Words([FromBody] string?[] words) => string.Join('+', words);

    [Post("/numbers")]
    public static string Numbers([FromBody] int[] numbers) => string.Join('+', numbers);

    [Post("/form")]
    public static string Form([FromForm] string name) => name;

    [Post("/switch")]
    public static string Switch([FromForm] bool agree = false, [FromForm] bool[]? each = null) => $"{agree} {string.Join(',', each ?? [])}";

    [Get("/times")]
    public static string Times(DateTime? dt = null, DateTimeOffset? at = null, DateOnly? day = null, TimeOnly? time = null,
        TimeSpan? span = null, System.Net.IPAddress? ip = null, decimal? price = null)
        => string.Join('|', new object?[] { dt?.ToString("O"), at?.ToString("O"), day?.ToString("O"), time?.ToString("O"), span, ip,
            price }.Where(value => value is not null));

    [Get("/day/{day}/{time}/{span}/{ip}")]
    public static string OfPath(DateOnly day, TimeOnly time, TimeSpan span, System.Net.IPAddress ip) => $"{day:O} {time:O} {span} {ip}";

    [Get("/short")]
    public static string Short([System.ComponentModel.DataAnnotations.StringLength(3, MinimumLength = 2)] string text) => text;

    [Get("/header")]
    public static string Header([FromHeader(Name = "X-List")] string[] list) => string.Join('|', list);

    [Get("/cookie")]
    public static string Cookie([FromCookie] string name) => name;

    [Get("/query")]
    public static string Query(int[]? number, string[]? word)
    => $"{(number is null ? "-" : string.Join('+', number))} {(word is null ? "-" : string.Join('+', word))}";

    public readonly record struct Place(int X, string? Name, int Z = 7);

    public sealed record Measures(
        double? Wide = null,
        float? Narrow = null,
        decimal? Price = null,
        double[]? List = null,
        Dictionary<string, float>? Map = null,
        string? Text = null);

    public sealed record Moments(
        DateTime? At = null,
        DateTimeOffset? Offset = null,
        DateOnly? Day = null,
        TimeOnly? Time = null,
        TimeSpan? Span = null,
        Version? Version = null,
        Guid? Id = null,
        int? Count = null);

    public sealed record Many(
        int? Number = null,
        bool? Flag = null,
        string? Text = null,
        byte[]? Bytes = null,
        Guid? Id = null,
        DateOnly? Day = null,
        double? Ratio = null,
        List<int>? Numbers = null,
        Dictionary<DayOfWeek, int>? Days = null,
        Dictionary<string, int>? Counts = null,
        Place? Place = null,
        System.Text.Json.JsonElement? Any = null);
}
