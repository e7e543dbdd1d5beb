using System.Text.Json.Serialization;

public record Base(string Title);

public sealed record Derived(string Title, int Count) : Base(Title);

public sealed class Plain
{
    public string? Title { get; set; }
}

public sealed class Chosen
{
    public Chosen(int a) => A = a;

    [JsonConstructor]
    public Chosen(int a, int b) => A = a + b;

    public int A { get; }

    public int B { get; }
}

public sealed class Items : List<int>
{
    public Items(int capacity)
        : base(capacity)
    {
    }
}

public static class Bodies
{
    [Post("/a")]
    public static string A(Derived body) => $"{body}";

    [Post("/b")]
    public static string B(Plain body) => $"{body}";

    [Post("/c")]
    public static string C(Chosen body) => $"{body}";

    [Post("/d")]
    public static string D(Items body) => $"{body}";

    [Post("/e")]
    public static string E(System.Text.Json.JsonElement body, HttpContext context) => $"{body}{context}";
}
