using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

public abstract class Compared
{
    [Compare("Password")]
    public string? Again { get; set; }
}

public sealed class Account : Compared
{
    public string? Password { get; set; }

    [Compare(nameof(Password))]
    public string? Third { get; set; }

    [RegularExpression(@"^(?<year>\d{4})-\k<year>$")]
    public string? Code { get; set; }
}

public sealed record Order([Required] int Count, [Range(1, 1)] int One, [Length(2, 2)] string Two, [StringLength(0)] string Empty, [MaxLength(-1)] string Any)
{
    [Required]
    public required int Price { get; init; }

    [Required, JsonRequired]
    public int Weight { get; init; } = 3;

    [RegularExpression("[a-z]+", MatchTimeoutInMilliseconds = -1)]
    public string? Slug { get; set; }

    [Required]
    public int? Size { get; set; }

    [Range(typeof(TimeSpan), "00:01", "1.00:00")]
    public TimeSpan Time { get; set; }

    [Range(typeof(DateOnly), "2026-01-01", "2026-01-01")]
    public DateOnly Day { get; set; }

    [Range(typeof(Version), "whatever", "else")]
    public Version? Version { get; set; }

    [Range(double.NegativeInfinity, 0)]
    public double Below { get; set; }

    [AllowedValues(1, 2)]
    public long Choice { get; set; }
}

public sealed record Kept(int PageSize = 20)
{
    public string? Text { get; init; } = null;

    public string Never { get; init; } = null!;

    public int Zero { get; init; } = 0;

    public int Set { get; set; } = 7;

    [JsonIgnore]
    public int Ignored { get; init; } = 7;

    public int Hidden { get; private init; } = 7;

    public Converted? Converted { get; set; }
}

[JsonConverter(typeof(Anything))]
public sealed class Converted
{
    public int Size { get; init; } = 7;
}

public sealed class Anything : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter? CreateConverter(Type typeToConvert, System.Text.Json.JsonSerializerOptions options) => null;
}

public sealed class Unknown
{
    public int Size { get; init; } = 7;
}

public static class Endpoints
{
    [Post("/accounts")]
    public static string A(Account body) => $"{body}";

    [Post("/orders")]
    public static string B(Order body, [Required] int size) => $"{body}{size}";

    [Post("/kept")]
    public static string C(Kept body) => $"{body}";

    [Post("/unknown")]
    public static string D(Unknown body) => $"{body}";
}

[JsonSerializable(typeof(Kept))]
public abstract partial class AppJson() : JsonSerializerContext(null);
