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

    [Get("/reports")]
    public static async Task<IReadOnlyList<ILabelled>> List() => await Task.FromResult<IReadOnlyList<ILabelled>>([]);
}
