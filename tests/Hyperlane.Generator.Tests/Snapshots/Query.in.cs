public abstract record Paging
{
    public int Page { get; init; } = 1;

    public int Size { get; init; } = Sizes.Usual;
}

public static class Sizes
{
    public const int Usual = 20;
}

public sealed record Filter(string? Words = null) : Paging
{
    public DayOfWeek[] Days { get; init; } = [DayOfWeek.Monday];

    public required string Order { get; init; }
}

public static class Items
{
    [Get("/items")]
    public static int Count([FromQuery] Filter filter) => filter.Page * filter.Size;
}
