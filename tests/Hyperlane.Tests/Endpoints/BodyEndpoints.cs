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

    [Post("/words")]
    public static string Words([FromBody] string?[] words) => string.Join('+', words);

    [Post("/numbers")]
    public static string Numbers([FromBody] int[] numbers) => string.Join('+', numbers);

    [Post("/form")]
    public static string Form([FromForm] string name) => name;

    [Post("/switch")]
    public static string Switch([FromForm] bool agree = false, [FromForm] bool[]? each = null) => $"{agree} {string.Join(',', each ?? [])}";

    [Get("/times")]
    public static string Times(DateTime? dt = null, DateTimeOffset? at = null, DateOnly? day = null, TimeOnly? time = null, TimeSpan? span = null, System.Net.IPAddress? ip = null, decimal? price = null)
        => string.Join('|', new object?[] { dt?.ToString("O"), at?.ToString("O"), day?.ToString("O"), time?.ToString("O"), span, ip, price }.Where(value => value is not null));

    [Get("/day/{day}/{time}/{span}/{ip}")]
    public static string OfPath(DateOnly day, TimeOnly time, TimeSpan span, System.Net.IPAddress ip) => $"{day:O} {time:O} {span} {ip}";

    [Get("/short")]
    public static string Short([System.ComponentModel.DataAnnotations.StringLength(3, MinimumLength = 2)] string text) => text;

    [Get("/header")]
    public static string Header([FromHeader(Name = "X-List")] string[] list) => string.Join('|', list);

    [Get("/cookie")]
    public static string Cookie([FromCookie] string name) => name;

    [Get("/query")]
    public static string Query(int[]? number, string[]? word) => $"{(number is null ? "-" : string.Join('+', number))} {(word is null ? "-" : string.Join('+', word))}";

    public readonly record struct Place(int X, string? Name, int Z = 7);

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
