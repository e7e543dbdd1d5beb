using System.Text.Json.Serialization;

namespace Blog;

public enum Mood
{
    Good,
    [JsonStringEnumMemberName("not-so-good")]
    Bad,
}

public enum Size
{
    Small,
    Large,
}

public sealed class Sizes : List<Size>;

public sealed record Entry(Mood? Mood, Dictionary<string, Sizes>? Sizes = null);

public static class Diary
{
    [Post("/entries")]
    public static NoContent Add(Entry entry, DayOfWeek day) => new();
}
