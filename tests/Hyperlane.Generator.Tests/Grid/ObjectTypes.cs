namespace Hyperlane.Generator.Tests.Grid;

/// <summary>Types with members, as C# declares them in its various ways.</summary>
internal static class ObjectTypes
{
    private const string Json = "{\"a\":5,\"b\":\"abc\"}";
    private const string Two = "new {0}(5, \"abc\")";
    private const string Set = "new {0} {{ A = 5, B = \"abc\" }}";

    private static readonly string[] Bad = ["[]", "5", "\"x\"", "{\"a\":\"x\",\"b\":\"abc\"}", "{\"a\":5,\"b\":1}", "{\"a\":1.5,\"b\":\"abc\"}"];
    private static readonly string[] BadWithout = [.. Bad, "{\"b\":\"abc\"}", "{}"];

    public static readonly IReadOnlyList<GridType> All =
    [
        Of("Structure", Set, Bad, "internal struct Structure { public int A { get; set; } public string B { get; set; } }") with { IsValueType = true },
        Of("RecordStructure", Two, BadWithout, "internal readonly record struct RecordStructure(int A, string B);") with { IsValueType = true },
        Of("Plain", Two, BadWithout, "internal sealed record Plain(int A, string B);"),
        Of("GetOnly", Two, BadWithout, "internal sealed class GetOnly(int a, string b) { public int A { get; } = a; public string B { get; } = b; }"),
        Of("Demanding", Set, BadWithout, "internal sealed class Demanding { public required int A { get; set; } public required string B { get; init; } }"),
        Of("Initial", Set, Bad, "internal sealed class Initial { public int A { get; init; } public string B { get; init; } = \"\"; }"),
        Of("Mutable", Set, Bad, "internal sealed class Mutable { public int A { get; set; } public string B { get; set; } = \"\"; }"),
        Of("Derived", Set, Bad, "internal class Above { public int A { get; set; } } internal sealed class Derived : Above { public string B { get; set; } = \"\"; }"),
        Of("DerivedRecord", Two, BadWithout, "internal record RecordAbove(int A); internal sealed record DerivedRecord(int A, string B) : RecordAbove(A);"),
        Of("Box<int>", Two, BadWithout, "internal sealed record Box<T>(T A, string B);"),
        Of("Outer.Inner", Two, BadWithout, "internal static class Outer { internal sealed record Inner(int A, string B); }"),
        Of("Shop.Outer.Inner", Two, BadWithout, "namespace Shop { internal static class Outer { internal sealed record Inner(int A, string B); } }"),
        Of("@class", Two, BadWithout, "internal sealed record @class(int A, string B);"),
        Of("@event", Set, Bad, "internal sealed class @event { public int A { get; set; } public string B { get; set; } = \"\"; }"),
        Of("Case", Two, BadWithout, "internal sealed record Case(int A, string B);"),
        Of("CASE", Two, BadWithout, "internal sealed record CASE(int A, string B);"),
        Of("Fields", Set, Bad, "internal sealed class Fields { [System.Text.Json.Serialization.JsonInclude] public int A; [System.Text.Json.Serialization.JsonInclude] public string B = \"\"; }"),
        Of("Renamed", "new {0} {{ One = 5, Two = \"abc\" }}", Bad, "internal sealed class Renamed { [System.Text.Json.Serialization.JsonPropertyName(\"a\")] public int One { get; set; } [System.Text.Json.Serialization.JsonPropertyName(\"b\")] public string Two { get; set; } = \"\"; }") with { Members = "one=5&two=abc" },
        Of("Tree", Two, BadWithout, "internal sealed record Tree(int A, string B) { [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] public Tree¿ Next { get; init; } }"),
        new("Shape", "new Circle(5, \"abc\")", "{\"$type\":\"circle\",\"a\":5,\"b\":\"abc\"}")
        {
            BadJsons = ["[]", "5", "{\"a\":5,\"b\":\"abc\"}", "{\"$type\":\"square\",\"a\":5}", "{\"$type\":\"circle\",\"a\":\"x\",\"b\":\"abc\"}"],
            Declaration = """
                [System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), "circle")]
                internal abstract record Shape(int A);
                internal sealed record Circle(int A, string B) : Shape(A);
                """,
        },
        new("Plain[]", "new[] { new Plain(5, \"abc\") }", $"[{Json}]") { BadJsons = ["{}", Json, "[5]", "[{\"a\":\"x\"}]"] },
        new("List<Plain>", "new List<Plain> { new Plain(5, \"abc\") }", $"[{Json}]") { BadJsons = ["{}", Json, "[5]", "[{\"a\":\"x\"}]"] },
        new("Dictionary<string, Plain>", "new Dictionary<string, Plain> { [\"x\"] = new Plain(5, \"abc\") }", $"{{\"x\":{Json}}}") { BadJsons = ["[]", "{\"x\":5}"] },
        new("KeyValuePair<int, string>", "new KeyValuePair<int, string>(5, \"abc\")", "{\"key\":5,\"value\":\"abc\"}") { IsValueType = true, BadJsons = ["[]", "5", "{\"key\":\"x\",\"value\":\"abc\"}"] },
        new("Tuple<int, string>", "new Tuple<int, string>(5, \"abc\")", "{\"item1\":5,\"item2\":\"abc\"}") { BadJsons = ["[]", "5", "{\"item1\":\"x\",\"item2\":\"abc\"}"] },
    ];

    private static GridType Of(string code, string value, string[] bad, string declaration)
        => new(code, string.Format(System.Globalization.CultureInfo.InvariantCulture, value, code), Json) { BadJsons = bad, Declaration = declaration, Members = "a=5&b=abc" };
}
