using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hyperlane.OpenApi;

/// <summary>Writes what a document says of the API as a whole: info, servers, tags.</summary>
internal static partial class DocumentHead
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
        if (options.Servers.Count == 0 && prefix.Trim('/').Length == 0)
        {
            return;
        }

        var servers = new JsonArray();
        foreach (var server in options.Servers.Count > 0 ? options.Servers : [new OpenApiServer { Url = RoutePath.Of(prefix).Text }])
        {
            var node = new JsonObject { ["url"] = server.Url };
            Set(node, "description", server.Description);
            if (Variables(server.Url) is { Count: > 0 } variables)
            {
                node["variables"] = variables;
            }

            servers.Add((JsonNode)node);
        }

        document["servers"] = servers;
    }

    /// <summary>What stands in braces in an address is a variable, which must have a default.</summary>
    private static JsonObject Variables(string url)
        => new(Variable().Matches(url).Select(match => match.Groups[1].Value).Distinct()
            .Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["default"] = name })));

    [GeneratedRegex(@"\{([^}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    private static void Set(JsonObject node, string name, string? value)
    {
        if (value is not null)
        {
            node[name] = value;
        }
    }
}
