public sealed record Item(string Name);

public interface IStore;

public readonly record struct Pair(int X, int Y);

[System.Text.Json.Serialization.JsonDerivedType(typeof(Small), "small")]
public abstract record Kind;

public sealed record Small(int Size) : Kind;

public static class Bodies
{
    [Post("/one")]
    public static Item? One(Item? item, [FromServices] IStore store) => item;

    [Post("/many")]
    public static IReadOnlyList<Item> Many(IReadOnlyList<Item> items) => items;

    [Post("/number")]
    public static int Number([FromBody] int number) => number;

    [Post("/struct")]
    public static Pair? Struct(Pair? pair) => pair;

    [Post("/kind")]
    public static string Kind(Kind kind) => $"{kind}";

    [Post("/counts")]
    public static int Counts(IDictionary<string, int> counts) => counts.Count;

    [Post("/set")]
    public static int Set(ISet<string> words) => words.Count;

    [Post("/node")]
    public static string Node(System.Text.Json.Nodes.JsonNode node) => $"{node}";

    [Delete("/body")]
    public static Task Delete([FromBody] Item item) => Task.FromResult(item);
}
