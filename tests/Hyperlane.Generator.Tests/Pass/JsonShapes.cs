using System.Text.Json;
using System.Text.Json.Serialization;

public enum Level
{
    Low,
    High,
}

[JsonConverter(typeof(Any<Code>))]
public readonly record struct Code(string Text);

public class Any<T> : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => default;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNullValue();

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => default!;
}

public sealed class AnyNode : Any<Node>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Node).IsAssignableFrom(typeToConvert);
}

public sealed class Anything : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => null;
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class MadeAttribute : JsonConverterAttribute
{
    public override JsonConverter? CreateConverter(Type typeToConvert) => new Any<int>();
}

/// <summary>Each may be what System.Text.Json takes.</summary>
public sealed class Converted
{
    [JsonConverter(typeof(Any<int>))]
    public int Whole { get; set; }

    [JsonConverter(typeof(Any<int>))]
    public int? OrNone { get; set; }

    [JsonConverter(typeof(Any<string>))]
    public string? Text { get; set; }

    [JsonConverter(typeof(Any<object>))]
    public dynamic? Whatever { get; set; }

    [JsonConverter(typeof(Any<(int, int)>))]
    public (int From, int To) Range { get; set; }

    [JsonConverter(typeof(AnyNode))]
    public Leaf? Leaf { get; set; }

    [JsonConverter(typeof(Anything))]
    public long Long { get; set; }

    [Made]
    public int Made { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public Level? Level { get; set; }

    [JsonConverter(typeof(JsonNumberEnumConverter<Level>))]
    public Level Number { get; set; }

    [JsonIgnore, JsonConverter(typeof(Any<int>))]
    public string? Ignored { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public Half? Half { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public IReadOnlyList<int?>? Numbers { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public Dictionary<string, Int128>? Big { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public Memory<int> Memory { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public object? Any { get; set; }

    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public string? Strict { get; set; }

    [JsonConverter(typeof(Any<int>)), JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public int Own { get; set; }
}

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

    [JsonConverter(typeof(Any<(int, int)>))]
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

    [Post("/converted")]
    public static Converted Convert(Converted converted) => converted;

    [Post("/mail")]
    public static IMail Send(IMail mail) => mail;

    [Get("/reports")]
    public static async Task<IReadOnlyList<ILabelled>> List() => await Task.FromResult<IReadOnlyList<ILabelled>>([]);
}
