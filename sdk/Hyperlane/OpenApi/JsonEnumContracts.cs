using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.OpenApi;

/// <summary>
/// Has enums of a document be as the app writes them in JSON: by other names, or as numbers. In paths, queries, header
/// fields, cookies and forms they keep the names of C#, and so have a schema of their own there where the two differ.
/// </summary>
/// <param name="document">The document.</param>
internal sealed class JsonEnumContracts(JsonObject document)
{
    private readonly Dictionary<string, JsonObject> _before = new(StringComparer.Ordinal);

    /// <summary>Has the schema of an enum say how its values are written.</summary>
    public void Follow(JsonObject schema, Type type, JsonTypeInfo info)
    {
        var values = ValuesOf(type, info);
        if (values.All(value => value.Json is JsonValue json && json.GetValueKind() == JsonValueKind.String && (string?)json == value.Name))
        {
            return;
        }

        var before = (JsonObject)schema.DeepClone();
        if (Components().FirstOrDefault(component => ReferenceEquals(component.Value, schema)).Key is { } name)
        {
            _before[name] = before;
        }

        var isText = values.All(value => value.Json?.GetValueKind() == JsonValueKind.String);
        var isNullable = schema["type"] is JsonArray;
        JsonNode kind = isText ? "string" : "integer";
        schema["type"] = isNullable ? new JsonArray(kind, "null") : kind;
        Describe(schema, values, isText);
        if (schema["enum"] is not JsonArray names)
        {
            Flags(schema, values, isText);
            return;
        }

        // What two names stand for is written by one of them.
        var kept = values.Where(value => names.Any(one => (string?)one == value.Name)).ToArray();
        schema["enum"] = new JsonArray([.. kept.Select(value => value.Json?.DeepClone()), .. isNullable
            ? [null]
            : Array.Empty<JsonNode?>()]);
        if (!isText)
        {
            schema["x-enum-varnames"] = new JsonArray([.. kept.Select(value => JsonValue.Create(value.Name))]);
        }
    }

    /// <summary>Has the names of a dictionary be as the values of the enum are. Where those are numbers, names stay names.</summary>
    public static void Keys(JsonObject names, Type type, JsonTypeInfo info)
    {
        var values = ValuesOf(type, info);
        if (values.All(value => value.Json?.GetValueKind() == JsonValueKind.String))
        {
            Flags(names, values, isText: true);
            if (names["enum"] is JsonArray)
            {
                names["enum"] = new JsonArray([.. values.Select(value => value.Json!.DeepClone())]);
            }
        }
    }

    /// <summary>Of flags several stand in one text, and one number stands for several.</summary>
    private static void Flags(JsonObject schema, List<(string Name, JsonNode? Json)> values, bool isText)
    {
        if (!isText)
        {
            schema.Remove("pattern");
        }
        else if (schema["pattern"] is not null)
        {
            schema["pattern"] = EnumPattern.Of(values.Select(value => (string)value.Json!));
        }
    }

    /// <summary>Has constants beside a schema be as the values of the enum are.</summary>
    public static void Constants(JsonObject schema, Type type, JsonTypeInfo info)
    {
        var values = ValuesOf(type, info);
        JsonNode? Of(JsonNode? name)
            => values.FirstOrDefault(value => name is JsonValue && name.GetValueKind() == JsonValueKind.String
                && value.Name == (string?)name).Json?.DeepClone() ?? name?.DeepClone();
        if (schema["default"] is { } value)
        {
            schema["default"] = Of(value);
        }

        if (schema["$ref"] is not null && schema["enum"] is JsonArray allowed)
        {
            schema["enum"] = new JsonArray([.. allowed.Select(Of)]);
        }
    }

    /// <summary>Keeps the names of C# where values are no JSON.</summary>
    public void Finish()
    {
        foreach (var operation in (document["paths"] as JsonObject ?? []).SelectMany(path => path.Value as JsonObject ?? [])
            .Select(operation => operation.Value as JsonObject))
        {
            foreach (var parameter in operation?["parameters"] as JsonArray ?? [])
            {
                KeepNames(parameter?["schema"]);
            }

            foreach (var (_, media) in (operation?["requestBody"]?["content"] as JsonObject
                ?? []).Where(media => !media.Key.Contains("json", StringComparison.Ordinal)))
            {
                KeepNames(media?["schema"]);
            }
        }
    }

    private void KeepNames(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                KeepNames(item);
            }
        }
        else if (node is JsonObject schema)
        {
            if ((string?)schema["$ref"] is { } reference
                && _before.TryGetValue(reference[(reference.LastIndexOf('/') + 1)..], out var before))
            {
                var name = reference[(reference.LastIndexOf('/') + 1)..] + "Name";
                Components().TryAdd(name, before.DeepClone());
                schema["$ref"] = $"#/components/schemas/{name}";
            }

            foreach (var (_, inner) in schema.ToArray())
            {
                KeepNames(inner);
            }
        }
    }

    private JsonObject Components() => document["components"]?["schemas"] as JsonObject ?? [];

    private static void Describe(JsonObject schema, IReadOnlyList<(string Name, JsonNode? Json)> values, bool isText)
    {
        var description = (string?)schema["description"];
        foreach (var (name, json) in values)
        {
            description = description?.Replace($"- `{name}`:", isText ? $"- `{json}`:" : $"- {json} (`{name}`):", StringComparison.Ordinal);
        }

        if (description is not null)
        {
            schema["description"] = description;
        }
    }

    /// <summary>The values by the names that the compiler gave them, and as the app writes them.</summary>
    private static List<(string Name, JsonNode? Json)> ValuesOf(Type type, JsonTypeInfo info)
        => [.. Enum.GetNames(type).Select(name => (NameOf(type, name), JsonSerializer.SerializeToNode(Enum.Parse(type, name), info)))];

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Names of enums are kept wherever their values are.")]
    private static string NameOf(Type type, string name)
    => type.GetField(name)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name;
}
