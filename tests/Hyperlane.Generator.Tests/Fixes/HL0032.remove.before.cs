// Remove [
using System.Text.Json;
using System.Text.Json.Serialization;

public enum Level
{
    Low,
    High,
}

public sealed record Title([property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] string Text, [property: JsonPropertyName("of"), JsonNumberHandling(JsonNumberHandling.WriteAsString)] string Of);

public sealed class Measured
{
    [JsonIgnore]
    [JsonRequired]
    public string? Secret { get; set; }

    [JsonRequired]
    public string Name => "";

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>What is left over.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }

    [System.Text.Json.Serialization.JsonConverter(typeof(JsonStringEnumConverter)), JsonPropertyName("all")]
    public Level[]? Levels { get; set; }

    [JsonInclude, JsonNumberHandlingAttribute(JsonNumberHandling.WriteAsString)]
    public bool Flag;

    public Title? Title { get; set; }
}

public static class Measures
{
    [Post("/measured")]
    public static string Add(Measured measured) => measured.Name;
}
