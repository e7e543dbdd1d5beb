namespace Hyperlane.Generator.Tests.Grid;

/// <summary>Types of several values.</summary>
internal static class CollectionTypes
{
    private const string Immutable = "System.Collections.Immutable.";

    public static readonly IReadOnlyList<GridType> All =
    [
        .. ScalarTypes.All.Where(one => one.Code is "string" or "int" or "DayOfWeek" or "Guid" or "DateOnly" or "Uri").Select(one => Array(one)),
        .. ScalarTypes.All.Where(one => one.Code is "int" or "DayOfWeek").Select(one => Array(one.OrNull())),
        .. ScalarTypes.All.Where(one => one.Code is "string" or "int").SelectMany(Lists),
        List("List<int?>", "new List<int?> { -5 }", ScalarTypes.All.First(one => one.Code == "int")),
        new("byte[]", "new byte[] { 1, 2, 3 }", "\"AQID\"", "1", "2", "3") { IsCollection = true, Empty = "\"\"", BadTexts = ["x", "256"], BadJsons = ["\"?\"", "1", "{}"] },
        Object("Dictionary<string, int>", "new Dictionary<string, int> { [\"a\"] = 5 }"),
        Object("IDictionary<string, int>", "new Dictionary<string, int> { [\"a\"] = 5 }"),
        Object("IReadOnlyDictionary<string, int>", "new Dictionary<string, int> { [\"a\"] = 5 }"),
        Object("SortedDictionary<string, int>", "new SortedDictionary<string, int> { [\"a\"] = 5 }"),
        Object("System.Collections.Concurrent.ConcurrentDictionary<string, int>", "new System.Collections.Concurrent.ConcurrentDictionary<string, int> { [\"a\"] = 5 }"),
        Object($"{Immutable}ImmutableDictionary<string, int>", $"{Immutable}ImmutableDictionary<string, int>.Empty.Add(\"a\", 5)"),
        Object("Dictionary<int, int>", "new Dictionary<int, int> { [1] = 5 }", "1"),
        Object("Dictionary<DayOfWeek, int>", "new Dictionary<DayOfWeek, int> { [DayOfWeek.Friday] = 5 }", "Friday"),
        Object("Dictionary<Guid, int>", "new Dictionary<Guid, int> { [Guid.Empty] = 5 }", "00000000-0000-0000-0000-000000000000"),
        new("Dictionary<string, int[]>", "new Dictionary<string, int[]> { [\"a\"] = [5] }", "{\"a\":[5]}") { Members = "value[a]=5", BadJsons = ["[]", "{\"a\":5}", "{\"a\":[\"x\"]}"] },
        new("int[][]", "new int[][] { new[] { 5 } }", "[[5]]") { BadJsons = ["[5]", "{}", "[[\"x\"]]"] },
        new("List<List<int>>", "new List<List<int>> { new() { 5 } }", "[[5]]") { BadJsons = ["[5]", "{}", "[[\"x\"]]"] },
        new("int[,]", "new int[,] { { 5 } }", "[[5]]"),
    ];

    private static GridType Array(GridType item)
        => List($"{item.Code}[]", $"new {item.Code}[] {{ {item.Value} }}", item);

    private static IEnumerable<GridType> Lists(GridType item)
    {
        foreach (var code in new[] { "IEnumerable", "IReadOnlyList", "IReadOnlyCollection", "IList", "ICollection" })
        {
            yield return List($"{code}<{item.Code}>", $"new List<{item.Code}> {{ {item.Value} }}", item);
        }

        foreach (var code in new[] { "List", "HashSet", "SortedSet", "LinkedList", "Queue", "Stack", "System.Collections.ObjectModel.Collection" })
        {
            yield return List($"{code}<{item.Code}>", $"new {code}<{item.Code}>(new List<{item.Code}> {{ {item.Value} }})", item);
        }

        foreach (var code in new[] { "ISet", "IReadOnlySet" })
        {
            yield return List($"{code}<{item.Code}>", $"new HashSet<{item.Code}> {{ {item.Value} }}", item);
        }

        foreach (var code in new[] { "ImmutableArray", "ImmutableList", "ImmutableHashSet" })
        {
            var list = List($"{Immutable}{code}<{item.Code}>", $"{Immutable}{code}.Create<{item.Code}>({item.Value})", item);
            yield return list with { IsValueType = code == "ImmutableArray" };
        }
    }

    private static GridType List(string code, string value, GridType item) => new(code, value, $"[{item.Json}]", item.Texts)
    {
        IsCollection = true,
        BadTexts = item.BadTexts,
        BadJsons = ["{}", item.Json, .. item.BadJsons.Where(json => json != "null").Select(json => $"[{json}]")],
    };

    private static GridType Object(string code, string value, string key = "a")
        => new(code, value, $"{{\"{key}\":5}}") { Members = $"value[{key}]=5", BadJsons = ["[]", "5", $"{{\"{key}\":\"x\"}}", .. key == "a" ? [] : new[] { "{\"x\":5}" }] };
}
