using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hyperlane.Routing;

namespace Hyperlane.OpenApi;

/// <summary>The pattern of a route as a path of OpenAPI, and what it tells of an operation by itself.</summary>
internal sealed partial class RoutePath
{
    private const string Plain = "-._~!$&'()*+,;=:@";

    private readonly RoutePattern _pattern;

    private RoutePath(RoutePattern pattern)
    {
        _pattern = pattern;
        Text = pattern.Segments.Count == 0 ? "/" : string.Concat(pattern.Segments.Select(segment => "/" + Of(segment)));
    }

    /// <summary>The path, with parameters in braces and without constraints.</summary>
    public string Text { get; }

    public static RoutePath Of(string pattern) => new(RoutePattern.Parse(pattern));

    /// <summary>A path without the names of its parameters.</summary>
    public static string Shape(string path) => Parameter().Replace(path, "{}");

    /// <summary>An operation with what is known of it.</summary>
    /// <param name="route">The route.</param>
    /// <param name="path">The path as the document spells it.</param>
    /// <param name="title">What the document is called, which is the tag of what has no other.</param>
    public JsonObject Operation(OpenApiRoute route, string path, string title)
    {
        var notes = route.Notes ?? new RouteNotes();
        var operation = new JsonObject
        {
            ["tags"] = new JsonArray([.. (notes.Tags is { Count: > 0 } tags ? tags : [title]).Select(tag => JsonValue.Create(tag))]),
            ["operationId"] = notes.Name ?? IdOf(route.Method),
            ["summary"] = notes.Summary ?? $"{route.Method} {path}",
        };
        if (notes.Description is { } description)
        {
            operation["description"] = description;
        }

        var names = Parameter().Matches(path).Select(match => match.Value[1..^1]).ToArray();
        var parameters = _pattern.Parameters.Zip(names, (segment, name) => new JsonObject
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = SchemaOf(segment),
        }).ToArray();
        if (parameters.Length > 0)
        {
            operation["parameters"] = new JsonArray([.. parameters]);
        }

        if (route.Method is "POST" or "PUT" or "PATCH")
        {
            operation["requestBody"] = new JsonObject { ["content"] = new JsonObject { ["*/*"] = new JsonObject() } };
        }

        return operation;
    }

    private static string Of(RouteSegment segment)
        => segment.Pieces is { } pieces ? pieces.Spell(one => $"{{{NameOf(one)}}}", Encode)
            : segment.IsParameter ? $"{{{NameOf(segment)}}}"
            : Encode(segment.Text);

    private static JsonObject SchemaOf(RouteSegment segment)
    {
        var texts = segment.Constraints.Texts.ToArray();
        return texts.Contains("int") || texts.Contains("long")
            ? new JsonObject { ["type"] = "integer", ["format"] = texts.Contains("int") ? "int32" : "int64" }
            : texts.Contains("guid") ? new JsonObject { ["type"] = "string", ["format"] = "uuid" }
            : texts.Contains("bool") ? new JsonObject { ["type"] = "boolean" }
            : new JsonObject { ["type"] = "string" };
    }

    /// <summary><c>GET /users/{id}</c> is <c>getUsersId</c>.</summary>
    private string IdOf(string method)
        => method.ToLowerInvariant() + string.Concat(Word().Matches(string.Join('/', _pattern.Segments.Select(NameOf)))
            .Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]));

    /// <summary>Tools take ASCII only.</summary>
    private static string NameOf(RouteSegment segment)
        => string.Concat(segment.Text.Select(c => char.IsAscii(c) ? c.ToString() : $"u{(int)c:x4}"));

    private static string Encode(string text)
        => string.Concat(text.EnumerateRunes().Select(rune => rune.IsAscii && Plain.Contains((char)rune.Value, StringComparison.Ordinal)
            ? rune.ToString()
            : Uri.EscapeDataString(rune.ToString())));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
