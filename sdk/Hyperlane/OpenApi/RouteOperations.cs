using System.Text.Json.Nodes;

namespace Hyperlane.OpenApi;

/// <summary>
/// Brings the operations of a document together with the routes of the running app: in which group they are mapped, who may call them, and
/// which routes have no attributes that the compiler could read.
/// </summary>
internal sealed class RouteOperations
{
    /// <summary>The methods that OpenAPI has a place for.</summary>
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private readonly JsonObject _document;
    private readonly JsonObject _paths;

    private RouteOperations(JsonObject document)
    {
        _document = document;
        _paths = (JsonObject)(document["paths"] ??= new JsonObject());
    }

    /// <param name="document">The document.</param>
    /// <param name="routes">The routes of the group that it is about.</param>
    /// <param name="hidden">Routes of the compiler that it is silent about, as <c>GET /path</c>.</param>
    /// <param name="includesAll">Whether routes without attributes are told, too.</param>
    public static void Apply(JsonObject document, IReadOnlyList<OpenApiRoute> routes, IReadOnlyList<string> hidden, bool includesAll)
    {
        var operations = new RouteOperations(document);
        var mapped = routes.Select(route => (Route: route, Path: RoutePath.Of(route.Pattern)))
            .Where(one => Methods.Contains(one.Route.Method.ToLowerInvariant())).ToArray();
        var prefix = operations.Move(mapped.Select(one => (one.Route.Method, one.Path.Text)));
        var silent = hidden.Select(one => one.Split(' ', 2))
            .Select(one => Key(one[0], prefix + (one[1] == "/" && prefix.Length > 0 ? "" : one[1])))
            .Concat(hidden.Select(one => one.Split(' ', 2)).Select(one => Key(one[0], one[1]))).ToHashSet(StringComparer.Ordinal);
        foreach (var (route, path) in mapped)
        {
            var key = Key(route.Method, path.Text);
            var operation = operations.Find(key);
            if (operation is null && includesAll && route.Notes is not { IsHidden: true } && !silent.Contains(key))
            {
                operation = operations.Add(route, path);
            }

            if (operation is not null && route.NeedsUser)
            {
                operations.Protect(operation, route.NeedsRole);
            }

            if (operation is not null && route.IsConditional)
            {
                ConditionNotes.Add(operation, route, operations.Problem);
            }
        }
    }

    private static string Key(string method, string path) => $"{method.ToLowerInvariant()} {RoutePath.Shape(path)}";

    private IEnumerable<(string Path, string Method, JsonObject Operation)> All()
        => from path in _paths
           from member in path.Value as JsonObject ?? []
           where Methods.Contains(member.Key) && member.Value is JsonObject
           select (path.Key, member.Key, (JsonObject)member.Value!);

    private JsonObject? Find(string key) => All().FirstOrDefault(one => Key(one.Method, one.Path) == key).Operation;

    /// <summary>
    /// Puts the prefix of a group before the paths of its operations, where MapEndpoints was called on a group within this one.
    /// </summary>
    /// <returns>The prefix; empty for none.</returns>
    private string Move(IEnumerable<(string Method, string Path)> routes)
    {
        var mapped = routes.Select(route => (route.Method, route.Path, Key: Key(route.Method, route.Path))).ToArray();
        var keys = mapped.Select(route => route.Key).ToHashSet(StringComparer.Ordinal);
        var missing = All().Where(one => !keys.Contains(Key(one.Method, one.Path))).ToArray();
        if (missing.Length == 0)
        {
            return "";
        }

        string Within(string prefix, string path) => path == "/" ? prefix : prefix + path;
        var end = missing[0].Path == "/" ? "" : RoutePath.Shape(missing[0].Path);
        var prefix = mapped
            .Where(route => route.Method.Equals(missing[0].Method, StringComparison.OrdinalIgnoreCase)
                && RoutePath.Shape(route.Path).EndsWith(end, StringComparison.Ordinal))
            .Select(route => RoutePath.Shape(route.Path)[..^end.Length])
            .FirstOrDefault(prefix => prefix.Length > 1 && !prefix.Contains('{', StringComparison.Ordinal)
                && Array.TrueForAll(missing, one => keys.Contains(Key(one.Method, Within(prefix, one.Path)))));
        foreach (var (path, method, operation) in prefix is null ? [] : missing)
        {
            var from = (JsonObject)_paths[path]!;
            from.Remove(method);
            if (from.Count == 0)
            {
                _paths.Remove(path);
            }

            Item(Within(prefix!, path))[method] = operation;
        }

        return prefix ?? "";
    }

    private JsonObject Add(OpenApiRoute route, RoutePath path)
    {
        // Parameters that stand in one place have one name.
        var known = _paths.FirstOrDefault(one => RoutePath.Shape(one.Key) == RoutePath.Shape(path.Text)).Key ?? path.Text;
        var operation = path.Operation(route, known, (string)_document["info"]!["title"]!);
        var ids = All().Select(one => (string?)one.Operation["operationId"]).ToHashSet(StringComparer.Ordinal);
        var id = (string)operation["operationId"]!;
        for (var number = 2; ids.Contains((string)operation["operationId"]!); number++)
        {
            operation["operationId"] = id + number;
        }

        operation["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "An answer." }, ["400"] = Problem(400) };
        AddTags(operation);
        Item(known)[route.Method.ToLowerInvariant()] = operation;
        return operation;
    }

    private void AddTags(JsonObject operation)
    {
        var tags = (JsonArray)(_document["tags"] ??= new JsonArray());
        foreach (var name in ((JsonArray)operation["tags"]!).Select(tag => (string)tag!)
            .Where(name => !tags.Any(tag => (string?)tag?["name"] == name)))
        {
            tags.Add((JsonNode)new JsonObject { ["name"] = name, ["description"] = $"The operations of {name}." });
        }
    }

    private JsonObject Item(string path) => (JsonObject)(_paths[path] ??= new JsonObject());

    /// <summary>Says that only signed-in users are answered.</summary>
    private void Protect(JsonObject operation, bool needsRole)
    {
        operation["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() });
        var responses = (JsonObject)operation["responses"]!;
        responses["401"] ??= Problem(401);
        if (needsRole)
        {
            responses["403"] ??= Problem(403);
        }

        var components = (JsonObject)(_document["components"] ??= new JsonObject());
        var schemes = (JsonObject)(components["securitySchemes"] ??= new JsonObject());
        schemes["bearer"] ??= new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["bearerFormat"] = "JWT",
            ["description"] = "A token that says who asks: `Authorization: Bearer ...`.",
        };
    }

    /// <summary>A failure, told as problem details wherever the document has a schema for them.</summary>
    private JsonObject Problem(int status)
    {
        var (name, text) = status switch
        {
            400 => ("BadRequest", "The request is not understood."),
            401 => ("Unauthorized", "The client must say who it is."),
            412 => ("PreconditionFailed", "It has changed since the client saw it."),
            428 => ("PreconditionRequired", "The request must say which version it is about."),
            _ => ("Forbidden", "The client is known, and still may not do this."),
        };
        if (_document["components"]?["responses"]?[name] is not null)
        {
            return new JsonObject { ["$ref"] = $"#/components/responses/{name}" };
        }

        var problem = new JsonObject { ["description"] = text };
        if (_document["components"]?["schemas"]?["ProblemDetails"] is not null)
        {
            problem["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/ProblemDetails" } } };
        }

        return problem;
    }
}
