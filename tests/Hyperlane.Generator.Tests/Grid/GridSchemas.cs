using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Hyperlane.Generator.Tests.Grid;

/// <summary>
/// Holds the OpenAPI document against what the server does: a schema must accept what the server accepts, and refuse what it
/// refuses. A validator of JSON Schema is the judge.
/// </summary>
internal sealed class GridSchemas
{
    private const string Api = "https://grid.test/api";
    private const string Json = "application/json";

    private static readonly EvaluationOptions Strict = new() { RequireFormatValidation = true };

    private readonly JsonNode _document;
    private readonly BuildOptions _options = new() { SchemaRegistry = new() };
    private readonly List<GridDifference> _differences = [];
    private int _built;

    static GridSchemas()
    {
        // Of the registry of formats of OpenAPI, which JSON Schema itself does not know.
        Register<sbyte>("int8");
        Register<short>("int16");
        Register<int>("int32");
        Register<long>("int64");
        Register<byte>("uint8");
        Register<ushort>("uint16");
        Register<uint>("uint32");
        Register<ulong>("uint64");
        Register<Int128>("int128");
        Register<UInt128>("uint128");

        // The validator's own takes brackets and zones, which RFC 4291 has not.
        FormatRegistry.Global.Register(new PredicateFormat("ipv6", value => value.ValueKind != JsonValueKind.String
            || (value.GetString()!.Contains(':', StringComparison.Ordinal) && value.GetString()!.AsSpan().IndexOfAny('[', '%') < 0 && System.Net.IPAddress.TryParse(value.GetString(), out _))));
        FormatRegistry.Global.Register(new PredicateFormat("time-local", value => value.ValueKind != JsonValueKind.String
            || TimeOnly.TryParseExact(value.GetString(), ["HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
    }

    public GridSchemas(string document)
    {
        _document = JsonNode.Parse(document)!;
        RemoveDiscriminators(_document);
        var shared = new JsonObject { ["$id"] = Api, ["$defs"] = _document["components"]!["schemas"]!.DeepClone() };
        JsonSchema.FromText(Text(shared), _options);
    }

    /// <summary>How many values were judged.</summary>
    public int Count { get; private set; }

    /// <summary>Judges all cells, and gives where the document says something else than the server does.</summary>
    public IReadOnlyList<GridDifference> Check(IEnumerable<GridCell> cells)
    {
        foreach (var cell in cells.Where(cell => cell.Type.Json.Length > 0 && cell.Place is not (GridPlace.Service or GridPlace.Object or GridPlace.TaskOfObject or GridPlace.Result)))
        {
            if (_document["paths"]![cell.Path]?[cell.Place is GridPlace.Form or GridPlace.Body ? "post" : "get"] is not { } operation)
            {
                _differences.Add(new(cell, "does not have it", ""));
            }
            else if (cell.IsText)
            {
                CheckText(cell, operation);
            }
            else
            {
                var content = cell.IsAnswer ? operation["responses"]!["200"]!["content"]! : operation["requestBody"]!["content"]!;
                CheckJson(cell, content);
            }
        }

        return _differences;
    }

    // A word of OpenAPI, which decides nothing and which a validator of JSON Schema does not know.
    private static void RemoveDiscriminators(JsonNode? node)
    {
        var inner = node is JsonObject all ? all.Select(property => property.Value) : node as IEnumerable<JsonNode?> ?? [];
        (node as JsonObject)?.Remove("discriminator");
        foreach (var one in inner.ToArray())
        {
            RemoveDiscriminators(one);
        }
    }

    private static void Register<T>(string format)
        where T : System.Numerics.INumber<T>
        => FormatRegistry.Global.Register(new PredicateFormat(format, value
            => value.ValueKind != JsonValueKind.Number || T.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)));

    private void CheckJson(GridCell cell, JsonNode content)
    {
        if (content[Json]?["schema"] is not { } found)
        {
            // A string alone is text.
            return;
        }

        var schema = Build(found);
        Expect(cell, schema, cell.Place == GridPlace.Stream ? $"[{cell.Type.Json}]" : cell.Type.Json, isValid: true);
        foreach (var (text, _) in cell.IsAnswer ? [] : cell.Type.Others)
        {
            Expect(cell, schema, JsonSerializer.Serialize(text), isValid: true);
        }

        foreach (var bad in cell.IsAnswer ? [] : cell.Type.BadJsons)
        {
            Expect(cell, schema, bad, isValid: false);
        }
    }

    private void CheckText(GridCell cell, JsonNode operation)
    {
        var found = cell.Place == GridPlace.Form
            ? operation["requestBody"]!["content"]!["application/x-www-form-urlencoded"]!["schema"]!["properties"]!["value"]
            : operation["parameters"]!.AsArray().FirstOrDefault(one => one!["name"]!.GetValue<string>() is "value" or "X-Value")?["schema"];
        if (found is null || cell.Type.Texts.Length == 0)
        {
            return;
        }

        var schema = Build(found);
        var item = cell.Type.IsCollection ? Resolve(found)["items"]! : found;
        Expect(cell, schema, Value(cell, item, cell.Type.Texts), isValid: true);
        foreach (var (text, _) in cell.Type.Others)
        {
            Expect(cell, schema, Value(cell, item, [text]), isValid: true);
        }

        foreach (var bad in cell.Type.BadTexts)
        {
            Expect(cell, schema, Value(cell, item, [bad]), isValid: false);
        }
    }

    /// <summary>What a client writes as text, as the schema sees it.</summary>
    private string Value(GridCell cell, JsonNode schema, string[] texts)
    {
        var isText = Resolve(schema)["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "string";
        var values = texts.Select(text => isText || !IsJson(text) ? JsonSerializer.Serialize(text) : text).ToArray();
        return cell.Type.IsCollection ? $"[{string.Join(',', values)}]" : values[0];
    }

    private JsonNode Resolve(JsonNode schema)
        => schema["$ref"]?.GetValue<string>() is { } name ? _document["components"]!["schemas"]![name.Split('/')[^1]]! : schema;

    private JsonSchema Build(JsonNode schema)
    {
        // The validator wants the name of a schema before anything else.
        var named = new JsonObject { ["$id"] = string.Create(CultureInfo.InvariantCulture, $"https://grid.test/schemas/{++_built}") };
        foreach (var (keyword, value) in schema.AsObject())
        {
            named[keyword] = value?.DeepClone();
        }

        return JsonSchema.FromText(Text(named), _options);
    }

    private void Expect(GridCell cell, JsonSchema schema, string json, bool isValid)
    {
        Count++;
        using var value = JsonDocument.Parse(json);
        if (schema.Evaluate(value.RootElement, Strict).IsValid != isValid)
        {
            _differences.Add(new(cell, isValid ? "refuses" : "accepts", json));
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Text(JsonNode schema) => schema.ToJsonString().Replace("#/components/schemas/", Api + "#/$defs/", StringComparison.Ordinal);
}
