using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>
/// How a table is written as one JSON object: the rows under a member, GeoJSON, or one of the forms that pandas has. A document of some
/// megabytes is looked at whole.
/// </summary>
internal static class JsonForm
{
    /// <summary>The rows, each as names and values; null if the object is no table but one row.</summary>
    /// <param name="document">The object.</param>
    /// <param name="member">Which member has the rows, if the user has said it.</param>
    /// <param name="reason">What is to be said of it.</param>
    /// <exception cref="ProblemException">There is no such member.</exception>
    public static IEnumerable<JsonRecord>? RowsOf(JsonElement document, string? member, out Decision? reason)
    {
        reason = null;
        var members = document.EnumerateObject().ToList();
        if (member is not null)
        {
            return members.Find(one => one.Name == member) is { Value.ValueKind: JsonValueKind.Array or JsonValueKind.Object } said
                ? said.Value.ValueKind == JsonValueKind.Array ? Elements(said.Value) : RowsOf(said.Value, null, out reason)
                : throw new ProblemException(
                    Problem.Validation("sheet",
                        $"The JSON has no member \"{member}\" with rows. It has {string.Join(", ", members.Take(20).Select(one => $"\"{one.Name}\""))}."));
        }

        if (document.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("FeatureCollection")
            && Array(document, "features") is { } features)
        {
            reason = new Decision("sheet", "features", 1, "It is GeoJSON; each feature is a row, and its properties are columns.");
            return features.EnumerateArray().Select(feature => new JsonRecord(feature, IsFeature: true));
        }

        if (Array(document, "columns") is { } columns && Array(document, "data") is { } data
            && columns.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String)
            && data.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Array && row.GetArrayLength() == columns.GetArrayLength()))
        {
            reason = new Decision("sheet", "data", 0.9, "It has columns and data apart, as pandas writes it (split).");
            var names = columns.EnumerateArray().Select(name => name.GetString()!).ToList();
            return data.EnumerateArray().Select(row => new JsonRecord(row, Names: names));
        }

        var tables = members.Where(one => one.Value.ValueKind == JsonValueKind.Array && one.Value.EnumerateArray().Any()
            && one.Value.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object))
            .OrderByDescending(one => one.Value.GetArrayLength()).ToList();
        if (tables.Count > 0)
        {
            var others = tables.Count == 1
                ? ""
                : $" There are rows under {string.Join(", ", tables.Skip(1).Select(one => $"\"{one.Name}\""))}, too.";
            reason = new Decision("sheet", tables[0].Name, tables.Count == 1 ? 0.9 : 0.6,
                $"The rows stand under \"{tables[0].Name}\".{others}");
            return Elements(tables[0].Value);
        }

        if (members.Count > 0 && members.TrueForAll(one => one.Value.ValueKind == JsonValueKind.Array
            && one.Value.GetArrayLength() == members[0].Value.GetArrayLength())
            && members[0].Value.GetArrayLength() > 0)
        {
            reason = new Decision("sheet", "", 0.8, "Each member has the values of one column.");
            return Enumerable.Range(0, members[0].Value.GetArrayLength())
                .Select(i => new JsonRecord(default, Members: members.Select(one => (one.Name, one.Value[i]))));
        }

        return members.Count > 0 && members.TrueForAll(one => one.Value.ValueKind == JsonValueKind.Object)
            ? Frame(members, out reason)
            : null;
    }

    /// <summary>An object of objects: columns of rows, or rows of columns. Which of them is numbered tells.</summary>
    private static IEnumerable<JsonRecord>? Frame(List<JsonProperty> members, out Decision? reason)
    {
        var keys = members[0].Value.EnumerateObject().Select(one => one.Name).ToList();
        var isEven = keys.Count > 0
            && members.TrueForAll(one => one.Value.EnumerateObject().Select(inner => inner.Name).SequenceEqual(keys));
        if (isEven && IsNumbered(keys))
        {
            reason = new Decision("sheet", "", 0.9, "Each member has the values of one column, by number, as pandas writes it (columns).");
            return keys.Select(key => new JsonRecord(default, Members: members.Select(one => (one.Name, one.Value.GetProperty(key)))));
        }

        if (IsNumbered(members.ConvertAll(one => one.Name)))
        {
            reason = new Decision("sheet", "", 0.9, "Each member is a row, by number, as pandas writes it (index).");
            return members.Select(one => new JsonRecord(one.Value));
        }

        reason = null;
        return null;
    }

    private static bool IsNumbered(List<string> keys)
        => keys.Select((key, i) => (key, i)).All(pair => pair.key == pair.i.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static JsonElement? Array(JsonElement document, string name)
        => document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value : null;

    private static IEnumerable<JsonRecord> Elements(JsonElement array) => array.EnumerateArray().Select(row => new JsonRecord(row));
}
