// Remove [
using System.Text.Json;
using System.Text.Json.Serialization;

public enum Level
{
    Low,
    High,
}

public sealed record Title(string Text, [property: JsonPropertyName("of")] string Of);

public sealed class Measured
{
    [JsonIgnore]
    public string? Secret { get; set; }

    public string Name => "";

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>What is left over.</summary>
    public Dictionary<string, JsonElement>? Rest { get; set; }

    [JsonPropertyName("all")]
    public Level[]? Levels { get; set; }

    [JsonInclude]
    public bool Flag;

    public Title? Title { get; set; }
}

public static class Measures
{
    [Post("/measured")]
    public static string Add(Measured measured) => measured.Name;
}
