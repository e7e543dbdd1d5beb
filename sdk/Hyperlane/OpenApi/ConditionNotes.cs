using System.Text.Json.Nodes;
using Hyperlane.Http;

namespace Hyperlane.OpenApi;

/// <summary>Tells the document of conditional requests (RFC 9110 §13), which middleware around a route answers.</summary>
internal static class ConditionNotes
{
    private const string Methods = "PUT PATCH DELETE";

    /// <param name="operation">The operation of the document.</param>
    /// <param name="route">Its route.</param>
    /// <param name="problem">Makes the answer for a status that fails.</param>
    public static void Add(JsonObject operation, OpenApiRoute route, Func<int, JsonObject> problem)
    {
        var responses = (JsonObject)(operation["responses"] ??= new JsonObject());
        if (route.Method is HttpMethods.Get or HttpMethods.Head)
        {
            AddParameter(operation, "If-None-Match", "The `ETag` of the version that the client has.");
            responses["304"] ??= new JsonObject { ["description"] = "The client has the current version." };
            foreach (var (status, response) in responses)
            {
                if (status == "200" && response is JsonObject { } found && !found.ContainsKey("$ref"))
                {
                    AddHeader(found, "ETag", "The version of what is answered.");
                }
            }
        }
        else if (route.GuardsWrites)
        {
            var isRequired = route.RequiresPreconditions && Methods.Contains(route.Method, StringComparison.Ordinal);
            AddParameter(operation, "If-Match", "The `ETag` of the version that is to be changed."
                + (isRequired ? " `If-Unmodified-Since` or `If-None-Match` may stand in its place." : ""));
            responses["412"] ??= problem(412);
            if (isRequired)
            {
                responses["428"] ??= problem(428);
            }
        }
    }

    private static void AddParameter(JsonObject operation, string name, string description)
    {
        var parameters = (JsonArray)(operation["parameters"] ??= new JsonArray());
        if (parameters.Any(one => one is JsonObject known && name.Equals((string?)known["name"], StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        parameters.Add((JsonNode)new JsonObject
        {
            ["name"] = name,
            ["in"] = "header",
            ["description"] = description,
            ["schema"] = new JsonObject { ["type"] = "string" },
        });
    }

    private static void AddHeader(JsonObject response, string name, string description)
    {
        var headers = (JsonObject)(response["headers"] ??= new JsonObject());
        headers[name] ??= new JsonObject { ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };
    }
}
