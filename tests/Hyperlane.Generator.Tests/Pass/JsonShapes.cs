using System.Text.Json;
using System.Text.Json.Serialization;

public enum Level
{
    Low,
    High,
}

[JsonConverter(typeof(JsonStringEnumConverter<Level>))]
public readonly record struct Code(string Text);

public interface ILabelled
{
    string Label { get; }
}

[JsonDerivedType(typeof(Leaf), "leaf")]
[JsonDerivedType(typeof(Branch), "branch")]
public abstract record Node;

public sealed record Leaf(int Value) : Node;

public sealed record Branch(IReadOnlyList<Node> Nodes) : Node;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Email), "email")]
[JsonDerivedType(typeof(Letter), 1)]
[JsonDerivedType(typeof(Card), "1")]
public interface IMail;

public record Email(string To) : IMail
{
    [JsonPropertyName("$type")]
    public string? Type { get; init; }
}

public sealed record Letter([property: JsonRequired] string Street) : IMail
{
    public required string Town { get; init; }

    [JsonExtensionData]
    public Dictionary<string, object>? Rest { get; init; }
}

public sealed class Card : IMail
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public Card() => Number = 7;

    [JsonIgnore]
    public required int Number { get; init; }

    [JsonExtensionData]
    public System.Text.Json.Nodes.JsonObject? Rest { get; set; }
}

public sealed record Report(Dictionary<Level, int> Levels, IReadOnlyDictionary<int, int[][]> Grids, Dictionary<Code, int> Codes, Node Root, JsonElement Rest)
{
    [JsonIgnore]
    public Action? Changed { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public (int, int) Range { get; init; }

    public string LABEL => "";

    [JsonPropertyName("other")]
    public string Label => "";

    [JsonIgnore]
    public string label { get; set; } = "";

    public ILabelled? Shown => null;

    public Report? Before { get; set; }
}

public static class Reports
{
    [Post("/reports")]
    public static Report Add(Report report) => report;

    [Post("/mail")]
    public static IMail Send(IMail mail) => mail;

    [Get("/reports")]
    public static async Task<IReadOnlyList<ILabelled>> List() => await Task.FromResult<IReadOnlyList<ILabelled>>([]);
}
