using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints;

/// <summary>One endpoint for each kind of value and each place it can come from.</summary>
[Route("/values")]
public static class ValueEndpoints
{
    [Get("/int/{id}")]
    public static string Int(int id) => $"{id}";

    [Get("/constrained/{id:int}")]
    public static string Constrained(int id) => $"{id}";

    [Get("/bool/{flag}")]
    public static string Bool(bool flag) => $"{flag}";

    [Get("/text/{name}")]
    public static string Words(string name) => name;

    [Get("/color/{color}")]
    public static string Enum(Color color) => $"{color}";

    [Get("/rest/{*rest}")]
    public static string Rest(string rest) => rest;

    [Get("/two/{a}/{b}")]
    public static string Two(int a, DateTime b, int c) => $"{a} {b} {c}";

    [Get("/query")]
    public static string Query(int page, long size = 20, string? tag = null, Guid? id = null, Color color = Color.Blue,
        string order = "new")
        => $"{page} {size} {tag ?? "-"} {id?.ToString() ?? "-"} {color} {order}";

    [Get("/types")]
    public static string Types(
        bool? a = null, double? b = null, decimal? c = null, DateTime? d = null, DateTimeOffset? e = null, DateOnly? f = null,
        TimeOnly? g = null,
        TimeSpan? h = null, char? i = null, byte? j = null, Point? k = null, Tag? l = null, Color? m = null, float? n = null)
        => string.Join('|', new object?[] { a, b, c, d?.ToString("O"), e?.ToString("O"), f?.ToString("O"), g?.ToString("O"), h, i, j, k, l,
            m, n }.Where(value => value is not null));

    [Get("/defaults")]
    public static string Defaults(DateOnly since = default, decimal price = 1.5m, double ratio = double.NaN, char mark = '\'',
        bool flag = true, string text = "a\"\n")
        => $"{since:O} {price} {ratio} {mark} {flag} {text}";

    [Get("/many")]
    public static string Many(int[] id, List<Color>? color, IReadOnlyList<string>? tag = null)
        => $"{string.Join(',', id)} {(color is null ? "-" : string.Join(',', color))} {(tag is null ? "-" : string.Join(',', tag))}";

    [Get("/record")]
    public static string Record([FromQuery] Filter filter)
        => $"{filter.Page} {filter.PageSize} {string.Join(',', filter.Tags ?? [])} {filter.Order} {filter.Limit} {filter.Hidden}";

    [Get("/starts")]
    public static string Starts([FromQuery] Starting filter)
        => $"{filter.Name} {filter.Skip} {filter.Take} {filter.Near} {filter.Day} {string.Join(',', filter.Tags)} {filter.Size} {string.Join(',', filter.Colors)} {filter.Note ?? "-"}";

    [Get("/sets")]
    public static string Sets([FromQuery] Setting filter) => $"{filter.Take} {string.Join(',', filter.Colors)}";

    [Get("/access/{access}")]
    public static string Flags(Validation.Permissions access) => $"{access}";

    [Post("/color")]
    public static string EnumOfBody([FromBody] Color color) => $"{color}";

    [Post("/access")]
    public static string FlagsOfBody([FromBody] Validation.Permissions access) => $"{access}";

    [Get("/header")]
    public static string Header([FromHeader] string userAgent, [FromHeader(Name = "X-Count")] int count = 7,
        [FromHeader] string[]? accept = null)
        => $"{userAgent} {count} {string.Join('+', accept ?? [])}";

    [Get("/cookie")]
    public static string Cookie([FromCookie] string session, [FromCookie(Name = "n")] int? number) => $"{session} {number}";

    [Get("/names/{class}")]
    public static string Names(int @class, [FromQuery(Name = "the errors")] string errors, string context, string? result, string @event)
        => $"{@class} {errors} {context} {result} {@event}";

    public enum Color
    {
        Red,
        Blue,
        [System.Text.Json.Serialization.JsonStringEnumMemberName("dark-green")]
        DarkGreen,
    }

    public sealed record Filter(int Page = 1, int PageSize = 10, string[]? Tags = null)
    {
        public string Order { get; set; } = "asc";

        public required int Limit { get; init; }

        public bool Hidden { get; init; }
    }

    public abstract record Paging
    {
        public const int Most = 50;

        public int Skip { get; init; } = -1;

        public int Take { get; init; } = Most;
    }

    /// <summary>Properties that start with what is no literal, and properties of a base.</summary>
    public sealed record Starting(string Name = "all") : Paging
    {
        public Point Near { get; init; } = new(1, 2);

        public DayOfWeek? Day { get; init; } = DayOfWeek.Friday;

        public IReadOnlyList<string> Tags { get; init; } = ["a", "b"];

        public List<Color> Colors { get; init; } = [Color.Red];

        public required int Size { get; init; }

        public string? Note { get; init; } = null!;
    }

    public sealed class Setting
    {
        public int Take { get; set; } = Paging.Most;

        public Color[] Colors { get; set; } = [Color.Blue];
    }

    public readonly record struct Point(int X, int Y) : IParsable<Point>
    {
        public static Point Parse(string s, IFormatProvider? provider) => throw new NotSupportedException();

        public static bool TryParse(string? s, IFormatProvider? provider, out Point result)
        {
            var parts = s?.Split(',') ?? [];
            result = default;
            if (parts.Length != 2 || !int.TryParse(parts[0], provider, out var x) || !int.TryParse(parts[1], provider, out var y))
            {
                return false;
            }

            result = new Point(x, y);
            return true;
        }
    }

    public readonly record struct Tag(string Text) : IUtf8SpanParsable<Tag>
    {
        public static Tag Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => throw new NotSupportedException();

        public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out Tag result)
        {
            result = new Tag(System.Text.Encoding.UTF8.GetString(utf8Text));
            return true;
        }
    }
}
