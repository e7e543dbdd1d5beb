// Write set instead of init
using System.Text.Json.Serialization;

public sealed class Settings
{
    public int PageSize { get; init; } = 20;

    public List<string> Tags { get; init; } = [];
}

public static class All
{
    [Put("/all")]
    public static string Set(Settings all) => $"{all}";
}

[JsonSerializable(typeof(Settings))]
public abstract partial class AppJson() : JsonSerializerContext(null);
