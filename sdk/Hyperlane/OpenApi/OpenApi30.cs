using System.Text.Json.Nodes;

namespace Hyperlane.OpenApi;

/// <summary>Says in OpenAPI 3.0 what a document says in 3.1, as far as that has words for it.</summary>
internal static class OpenApi30
{
    /// <summary>What stands for a schema under these names, one each.</summary>
    private static readonly string[] Several = ["oneOf", "anyOf", "allOf"];

    private static readonly string[] Single = ["schema", "items", "additionalProperties", "not"];

    /// <summary>Keywords that 3.0 does not have.</summary>
    private static readonly string[] Unknown =
        ["contentMediaType", "contentEncoding", "contentSchema", "unevaluatedProperties", "propertyNames", "const", "examples"];

    public static void Apply(JsonObject document)
    {
        document["openapi"] = "3.0.4";
        (document["info"] as JsonObject)?.Remove("summary");
        if (document["info"]?["license"] is JsonObject license)
        {
            license.Remove("identifier");
        }

        foreach (var (_, schema) in document["components"]?["schemas"] as JsonObject ?? [])
        {
            Schema(schema as JsonObject);
        }

        Walk(document["paths"]);
        Walk(document["components"]?["responses"]);
    }

    /// <summary>Looks for schemas in what is none itself.</summary>
    private static void Walk(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Walk(item);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, member) in members.ToArray())
            {
                if (name is "schema" or "x-item-schema")
                {
                    Schema(member as JsonObject);
                }
                else
                {
                    Walk(member);
                }
            }
        }
    }

    private static void Schema(JsonObject? schema)
    {
        if (schema is null)
        {
            return;
        }

        foreach (var name in Single)
        {
            Schema(schema[name] as JsonObject);
        }

        foreach (var part in Several.SelectMany(name => schema[name] as JsonArray ?? []).ToArray())
        {
            Schema(part as JsonObject);
        }

        foreach (var (_, property) in schema["properties"] as JsonObject ?? [])
        {
            Schema(property as JsonObject);
        }

        Values(schema);
        Null(schema);
        Bound(schema, "exclusiveMinimum", "minimum");
        Bound(schema, "exclusiveMaximum", "maximum");
        foreach (var name in Unknown)
        {
            schema.Remove(name);
        }

        Reference(schema);
    }

    private static void Values(JsonObject schema)
    {
        if (schema["const"] is { } constant)
        {
            schema["enum"] = new JsonArray(constant.DeepClone());
            schema["type"] ??= constant.GetValueKind() == System.Text.Json.JsonValueKind.String ? "string" : "integer";
        }

        if (schema["examples"] is JsonArray { Count: > 0 } examples)
        {
            schema["example"] = examples[0]?.DeepClone();
        }

        if (schema["contentEncoding"] is not null || schema["contentMediaType"] is not null)
        {
            schema["format"] ??= schema["contentEncoding"] is null ? "binary" : "byte";
        }
    }

    /// <summary>Null is no type in 3.0; a schema says beside its type that it allows it.</summary>
    private static void Null(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            var names = types.Select(type => (string)type!).Where(type => type != "null").ToArray();
            var isNullable = names.Length < types.Count;
            if (names.Length == 1)
            {
                schema["type"] = names[0];
            }
            else
            {
                schema.Remove("type");
                schema["anyOf"] = new JsonArray([.. names.Select(name => new JsonObject { ["type"] = name })]);
            }

            if (isNullable)
            {
                schema["nullable"] = true;
            }
        }

        if (schema["oneOf"] is JsonArray choices && choices.FirstOrDefault(choice => (string?)choice?["type"] == "null") is { } none)
        {
            choices.Remove(none);
            schema["nullable"] = true;
            if (choices.Count == 1)
            {
                schema.Remove("oneOf");
                schema["allOf"] = choices.DeepClone();
            }
        }
    }

    private static void Bound(JsonObject schema, string exclusive, string inclusive)
    {
        if (schema[exclusive] is JsonValue bound && bound.GetValueKind() == System.Text.Json.JsonValueKind.Number)
        {
            schema[inclusive] = bound.DeepClone();
            schema[exclusive] = true;
        }
    }

    /// <summary>What stands beside a reference is not read in 3.0.</summary>
    private static void Reference(JsonObject schema)
    {
        if (schema.Count > 1 && schema["$ref"] is { } reference)
        {
            schema.Remove("$ref");
            schema["allOf"] = new JsonArray(new JsonObject { ["$ref"] = (string)reference! });
        }
    }
}
