using System.Text.Json.Nodes;

namespace Hyperlane.OpenApi;

/// <summary>Writes what a document says of the API as a whole: info, servers, tags.</summary>
internal static class DocumentHead
{
    public static void Apply(JsonObject document, OpenApiOptions options, string prefix)
    {
        ApplyInfo((JsonObject)document["info"]!, options.Info);
        ApplyServers(document, options, prefix);
        var tags = (JsonArray)(document["tags"] ??= new JsonArray());
        foreach (var (name, description) in options.Tags)
        {
            var tag = tags.OfType<JsonObject>().FirstOrDefault(one => (string?)one["name"] == name);
            if (tag is null)
            {
                tags.Add((JsonNode)(tag = new JsonObject { ["name"] = name }));
            }

            tag["description"] = description;
        }
    }

    private static void ApplyInfo(JsonObject info, OpenApiInfo said)
    {
        Set(info, "title", said.Title);
        Set(info, "summary", said.Summary);
        Set(info, "description", said.Description);
        Set(info, "termsOfService", said.TermsOfService?.OriginalString);
        if (said.Contact is { } contact)
        {
            var node = new JsonObject();
            Set(node, "name", contact.Name);
            Set(node, "url", contact.Url?.OriginalString);
            Set(node, "email", contact.Email);
            info["contact"] = node;
        }

        if (said.License is { } license)
        {
            // The two exclude each other (OpenAPI 3.1, License Object).
            var node = new JsonObject { ["name"] = license.Name };
            Set(node, "identifier", license.Identifier);
            Set(node, "url", license.Identifier is null ? license.Url?.OriginalString : null);
            info["license"] = node;
        }

        Set(info, "version", said.Version);
    }

    private static void ApplyServers(JsonObject document, OpenApiOptions options, string prefix)
    {
        // A prefix with parameters names many servers, and none of them.
        var isPlain = prefix.Trim('/').Length > 0 && !prefix.Contains('{', StringComparison.Ordinal);
        if (options.Servers.Count == 0 && !isPlain)
        {
            return;
        }

        var servers = new JsonArray();
        foreach (var server in options.Servers.Count > 0 ? options.Servers : [new OpenApiServer { Url = prefix.TrimEnd('/') }])
        {
            var node = new JsonObject { ["url"] = server.Url };
            Set(node, "description", server.Description);
            servers.Add((JsonNode)node);
        }

        document["servers"] = servers;
    }

    private static void Set(JsonObject node, string name, string? value)
    {
        if (value is not null)
        {
            node[name] = value;
        }
    }
}
