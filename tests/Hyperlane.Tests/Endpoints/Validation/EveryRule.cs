using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Hyperlane.Tests.Endpoints.Validation;

/// <summary>A member for each attribute of .NET, and for each way to use it.</summary>
public sealed class EveryRule
{
    [Required] public string? Required { get; set; }

    [Required(AllowEmptyStrings = true)] public string? RequiredOrEmpty { get; set; }

    [Required] public int? RequiredNumber { get; set; }

    [StringLength(3)] public string? StringLength { get; set; }

    [StringLength(3, MinimumLength = 2)] public string? StringLengthBoth { get; set; }

    [MinLength(2)] public string? MinLength { get; set; }

    [MinLength(2)] public int[]? MinItems { get; set; }

    [MaxLength(2)] public string? MaxLength { get; set; }

    [MaxLength(2)] public List<int>? MaxItems { get; set; }

    [MaxLength(2)] public IReadOnlyList<int>? MaxReadOnlyItems { get; set; }

    [MaxLength(1)] public Dictionary<string, int>? MaxEntries { get; set; }

    [MaxLength] public string? MaxUnlimited { get; set; }

    [Length(2, 3)] public string? Length { get; set; }

    [Length(1, 2)] public HashSet<int>? LengthItems { get; set; }

    [Range(1, 5)] public int? Range { get; set; }

    [Range(1, 5)] public byte? RangeByte { get; set; }

    [Range(-1, 5)] public ulong? RangeUlong { get; set; }

    [Range(1, 5)] public long? RangeLong { get; set; }

    [Range(0.5, 1.5)] public double? RangeDouble { get; set; }

    [Range(0.5, 1.5)] public float? RangeFloat { get; set; }

    [Range(0.5, 1.5)] public decimal? RangeDecimal { get; set; }

    [Range(0, double.MaxValue)] public decimal? RangeOpen { get; set; }

    [Range(typeof(decimal), "0.01", "9.99")] public decimal? RangeText { get; set; }

    [Range(1, 5, MinimumIsExclusive = true)] public int? RangeAbove { get; set; }

    [Range(1, 5, MaximumIsExclusive = true)] public int? RangeBelow { get; set; }

    [Range(typeof(DateOnly), "2020-01-01", "2020-12-31")] public DateOnly? RangeDate { get; set; }

    [Range(typeof(DateTime), "2020-01-01", "2020-12-31", MaximumIsExclusive = true)] public DateTime? RangeTime { get; set; }

    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")] public TimeSpan? RangeSpan { get; set; }

    [Range(1, 5)] public string? RangeOfText { get; set; }

    [RegularExpression("[a-z]{2,3}")] public string? Pattern { get; set; }

    [RegularExpression("a|ab")] public string? PatternWhole { get; set; }

    [RegularExpression("[0-9]{2}")] public int? PatternNumber { get; set; }

    [EmailAddress] public string? Email { get; set; }

    [Url] public string? Url { get; set; }

    [Phone] public string? Phone { get; set; }

    [CreditCard] public string? CreditCard { get; set; }

    [Base64String] public string? Base64 { get; set; }

    [AllowedValues("a", "b", null)] public string? Allowed { get; set; }

    [AllowedValues("a{0}", "b")] public string? AllowedNotNull { get; set; }

    [AllowedValues(1, 2)] public int AllowedNumber { get; set; }

    [DeniedValues("a", "b")] public string? Denied { get; set; }

    [DeniedValues("a", null)] public string? DeniedNull { get; set; }

    public string? Password { get; set; }

    [Compare(nameof(Password))] public string? Repeat { get; set; }

    [EnumDataType(typeof(DayOfWeek)), JsonConverter(typeof(JsonNumberEnumConverter<DayOfWeek>))] public DayOfWeek? Day { get; set; }

    [EnumDataType(typeof(DayOfWeek))] public string? DayName { get; set; }

    [EnumDataType(typeof(Permissions)), JsonConverter(typeof(JsonNumberEnumConverter<Permissions>))] public Permissions? Permissions { get; set; }

    [DataType(DataType.Password)] public string? Hint { get; set; }

    [FileExtensions(Extensions = "png,jpg")] public string? File { get; set; }

    [CustomValidation(typeof(Even), nameof(Even.Check))] public int? Custom { get; set; }

    [StringLength(5), RegularExpression("[a-z]*"), DeniedValues("secret")] public string? Several { get; set; }
}
