public sealed record Search(int?[] Ids, List<DayOfWeek?>? Days)
{
    public List<DateOnly?> Dates { get; init; } = [];

    public IReadOnlyList<bool?>? Flags { get; init; }
}

public sealed record Other(List<DayOfWeek?>? Days);

public static class NullableItems
{
    [Get("/arrays")]
    public static string Arrays(int?[] ids, Guid?[]? others) => $"{ids}{others}";

    [Get("/lists")]
    public static string Lists(List<int?> ids, List<int?>? others, IReadOnlyList<double?> more) => $"{ids}{others}{more}";

    [Get("/headers")]
    public static string Headers([FromHeader] DayOfWeek?[] days) => $"{days}";

    [Post("/forms")]
    public static string Forms([FromForm] bool?[] flags, [FromForm] string?[] names) => $"{flags}{names}";

    [Get("/records")]
    public static string Records([FromQuery] Search search, [FromQuery] Other other) => $"{search}{other}";
}
