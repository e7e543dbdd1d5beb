using System.Text.Json.Nodes;

namespace Hyperlane.OpenApi;

/// <summary>Says how users sign in to the running app, in the place of the bearer token that the compiler supposes.</summary>
internal static class SecuritySchemes
{
    private const string Supposed = "bearer";

    public static void Apply(JsonObject document, IReadOnlyList<OpenApiSecurityScheme> schemes)
    {
        if (schemes.Count == 0 || document["components"]?["securitySchemes"] is not JsonObject known)
        {
            return;
        }

        known.Clear();
        foreach (var scheme in schemes)
        {
            known[scheme.Name] = ToJson(scheme);
        }

        foreach (var operation in from path in (JsonObject)document["paths"]!
                                  from member in path.Value as JsonObject ?? []
                                  select member.Value as JsonObject)
        {
            if (operation?["security"] is JsonArray { Count: > 0 } security)
            {
                // An empty object, for those who need not sign in, stays.
                var rest = security.Where(one => one is JsonObject asked && !asked.ContainsKey(Supposed)).Select(one => one!.DeepClone());
                operation["security"] = new JsonArray(
                    [.. rest, .. schemes.Select(scheme => (JsonNode)new JsonObject { [scheme.Name] = new JsonArray() })]);
            }
        }
    }

    private static JsonObject ToJson(OpenApiSecurityScheme scheme)
    {
        var json = new JsonObject { ["type"] = scheme.Type, ["description"] = scheme.Description };
        foreach (var (name, value) in new[]
        {
            ("scheme", scheme.Scheme), ("bearerFormat", scheme.BearerFormat), ("in", scheme.In), ("name", scheme.ParameterName),
        })
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }
}
