using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.OpenApi;

/// <summary>
/// Has a document follow the JSON settings of the app. The compiler wrote it for the settings that an app begins with;
/// names, enums, numbers and what is left out go by what <see cref="JsonTypeInfo"/> says of each type.
/// </summary>
internal sealed class JsonContracts
{
    private readonly JsonObject _document;
    private readonly JsonSerializerOptions _json;
    private readonly IDictionary<Type, JsonObject> _own;
    private readonly JsonEnumContracts _enums;
    private readonly Dictionary<string, (Type Type, bool IsTaken)> _components = new(StringComparer.Ordinal);

    private JsonContracts(JsonObject document, JsonSerializerOptions json, IDictionary<Type, JsonObject> own)
    {
        _document = document;
        _json = json;
        _own = own;
        _enums = new JsonEnumContracts(document);
    }

    /// <param name="document">The document.</param>
    /// <param name="schemas">The types behind its schemas.</param>
    /// <param name="json">The settings.</param>
    /// <param name="own">Schemas for types whose converters nobody else can know.</param>
    public static void Apply(JsonObject document, IReadOnlyList<OpenApiSchema> schemas, JsonSerializerOptions json,
        IDictionary<Type, JsonObject> own)
    {
        var contracts = new JsonContracts(document, json, own);
        foreach (var schema in schemas)
        {
            contracts.Add(schema.Path, schema.Type, schema.IsTaken);
        }

        contracts._enums.Finish();
    }

    private void Add(string pointer, Type type, bool isTaken)
    {
        if (_components.TryAdd(pointer, (type, isTaken)) && JsonPointer.Find(_document, pointer) is JsonObject schema)
        {
            Follow(schema, type, null, null, isTaken);
        }
    }

    /// <summary>Has a schema say how values of a type are written.</summary>
    private void Follow(JsonObject schema, Type declared, JsonNumberHandling? numbers, JsonConverter? converter, bool isTaken)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (ReferenceOf(schema) is { } pointer)
        {
            // Types that code of the project cannot name are met on the way.
            Add(pointer, type, isTaken);
            return;
        }

        if (Find(type) is not { } info)
        {
            return;
        }

        var writer = converter ?? info.Converter;
        if (_own.TryGetValue(type, out var own))
        {
            JsonSchemas.Replace(schema, own);
        }
        else if (info.Kind == JsonTypeInfoKind.None && !IsKnown(writer))
        {
            JsonSchemas.Replace(schema, []);
        }
        else if (info.Kind == JsonTypeInfoKind.Object)
        {
            Members(schema, info, isTaken);
        }
        else if (info.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary && info.ElementType is { } element)
        {
            if ((schema["items"] ?? schema["additionalProperties"]) is JsonObject inner)
            {
                Follow(inner, element, numbers, null, isTaken);
            }

            Keys(schema, info.KeyType);
        }
        else if (type.IsEnum)
        {
            _enums.Follow(schema, type, info);
        }
        else
        {
            JsonSchemas.Number(schema, type, numbers ?? info.NumberHandling ?? _json.NumberHandling, isTaken);
        }
    }

    /// <summary>Has the names of a dictionary follow what the app says of enums, and of names.</summary>
    private void Keys(JsonObject schema, Type? type)
    {
        if (schema["propertyNames"] is not JsonObject names || type is null)
        {
            return;
        }

        if (type.IsEnum && _json.DictionaryKeyPolicy is not null)
        {
            schema.Remove("propertyNames");
        }
        else if (type.IsEnum && Find(type) is { } info && IsKnown(info.Converter))
        {
            JsonEnumContracts.Keys(names, type, info);
        }
    }

    private void Members(JsonObject schema, JsonTypeInfo info, bool isTaken)
    {
        if (schema["properties"] is not JsonObject before)
        {
            return;
        }

        var members = JsonMembers.Of(info);
        var required = (schema["required"] as JsonArray ?? []).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);
        var (after, needed) = (new JsonObject(), new List<string>());
        foreach (var (name, property) in before.ToArray())
        {
            before.Remove(name);
            if (members.Remove(name, out var member) && property is JsonObject part)
            {
                after[member.Name] = part;
                if (isTaken ? required.Contains(name) || member.IsRequired : required.Contains(name)
                    && JsonMembers.IsAlwaysWritten(member, _json))
                {
                    needed.Add(member.Name);
                }

                Member(part, member, info, isTaken);
            }
        }

        foreach (var (_, member) in members.Where(member => after[member.Value.Name] is null))
        {
            after[member.Name] = JsonSchemas.Of(Find(member.PropertyType));
        }

        schema["properties"] = after;
        schema.Remove("required");
        if (needed.Count > 0)
        {
            schema["required"] = new JsonArray([.. needed.Select(name => JsonValue.Create(name))]);
        }
    }

    private void Member(JsonObject schema, JsonPropertyInfo member, JsonTypeInfo owner, bool isTaken)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (type.IsEnum && Find(type) is { } info && IsKnown(info.Converter))
        {
            JsonEnumContracts.Constants(schema, type, info);
        }

        Follow(schema, member.PropertyType, member.NumberHandling ?? owner.NumberHandling, member.CustomConverter, isTaken);
    }

    /// <summary>The component that a schema refers to, alone or beside null.</summary>
    private static string? ReferenceOf(JsonObject schema)
        => (string?)schema["$ref"] is { } reference ? reference[1..]
            : schema["oneOf"] is JsonArray { Count: 2 } choices && (string?)choices[1]?["type"] == "null"
            ? (string?)choices[0]?["$ref"] is { } one ? one[1..] : null
            : null;

    /// <summary>What writes JSON that the compiler knows: the converters of System.Text.Json and our own.</summary>
    private static bool IsKnown(JsonConverter converter)
        => converter.GetType().Assembly == typeof(JsonSerializer).Assembly
            || converter.GetType().Assembly == typeof(JsonContracts).Assembly;

    private JsonTypeInfo? Find(Type type)
    {
        try
        {
            return _json.TryGetTypeInfo(type, out var info) ? info : null;
        }
        catch (Exception error) when (error is InvalidOperationException or NotSupportedException)
        {
            // Neither can such a type be answered; the document is not the place to fail for it.
            return null;
        }
    }
}
