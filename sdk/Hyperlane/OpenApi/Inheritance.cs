using System.Text.Json.Nodes;

namespace Hyperlane.OpenApi;

/// <summary>Has a document tell of variants as languages with classes do: a base with what they share, and types that include it.</summary>
internal static class Inheritance
{
    private const string Components = "#/components/schemas/";

    public static void Apply(JsonObject document)
    {
        if (document["components"]?["schemas"] is not JsonObject schemas)
        {
            return;
        }

        foreach (var (name, _) in schemas.Where(schema => schema.Value?["anyOf"] is JsonArray
            && schema.Value["discriminator"]?["mapping"] is JsonObject).ToArray())
        {
            Apply(schemas, name, (JsonObject)schemas[name]!);
        }
    }

    private static void Apply(JsonObject schemas, string name, JsonObject shared)
    {
        var property = (string)shared["discriminator"]!["propertyName"]!;
        var mapping = (JsonObject)shared["discriminator"]!["mapping"]!;
        foreach (var (_, reference) in mapping)
        {
            if (schemas[((string)reference!)[Components.Length..]] is JsonObject variant && Whole(schemas, variant["allOf"]?[0]) is { } own)
            {
                // The property that tells is the base's: a generator of classes writes it by itself.
                variant["allOf"] = new JsonArray(new JsonObject { ["$ref"] = Components + name }, own);
            }
        }

        // A base that is not abstract has properties of its own.
        var self = ((JsonArray)shared["anyOf"]!).Select(one => schemas[((string)one!["$ref"]!)[Components.Length..]])
            .FirstOrDefault(one => one?["allOf"]?[1]?["not"] is not null);
        var whole = self?["allOf"]?[0]?.DeepClone() as JsonObject ?? new JsonObject { ["type"] = "object" };
        shared.Remove("anyOf");
        foreach (var (keyword, value) in whole.Where(keyword => keyword.Key != "description"))
        {
            shared[keyword] = value?.DeepClone();
        }

        var properties = (JsonObject)(shared["properties"] ??= new JsonObject());
        properties[property] = new JsonObject { ["type"] = "string" };
        if (self is null)
        {
            shared["required"] = new JsonArray(property);
        }
    }

    private static JsonNode? Whole(JsonObject schemas, JsonNode? part)
        => (string?)part?["$ref"] is { } reference ? schemas[reference[Components.Length..]]?.DeepClone() : part?.DeepClone();
}
