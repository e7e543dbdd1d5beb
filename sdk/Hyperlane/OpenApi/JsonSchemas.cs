using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.OpenApi;

/// <summary>Makes and changes single schemas.</summary>
internal static class JsonSchemas
{
    /// <summary>What is said of a member and not of its values.</summary>
    private static readonly string[] Notes = ["description", "deprecated", "readOnly", "writeOnly", "title"];

    /// <summary>Puts another schema in the place of one; what it says of the member stays.</summary>
    public static void Replace(JsonObject schema, JsonObject other)
    {
        foreach (var (name, _) in schema.Where(keyword => !Notes.Contains(keyword.Key)).ToArray())
        {
            schema.Remove(name);
        }

        foreach (var (name, value) in other)
        {
            schema[name] = value?.DeepClone();
        }
    }

    /// <summary>The schema of a type that the compiler did not see; anything where that is not plain.</summary>
    public static JsonObject Of(JsonTypeInfo? type)
        => type?.GetJsonSchemaAsNode() is JsonObject schema && !schema.ToJsonString().Contains("\"$ref\"", StringComparison.Ordinal)
            ? schema
            : [];

    /// <summary>The text of a number, as System.Text.Json reads it; of the newer types it is looser.</summary>
    private static string Text(Type type, string number, bool hasNames)
    {
        var digits = number == "integer" ? @"[+-]?\d+" : @"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?";
        var space = type == typeof(Int128) || type == typeof(UInt128) || type == typeof(Half) ? @"[ \t-\r]*" : "";
        return number != "integer" && hasNames ? $"^({space}{digits}{space}|NaN|-?Infinity)$" : $"^{space}{digits}{space}$";
    }

    /// <summary>Has the schema of a number say whether it comes as text.</summary>
    public static void Number(JsonObject schema, Type type, JsonNumberHandling handling, bool isTaken)
    {
        var types = (schema["type"] is JsonArray several ? several.Select(one => (string)one!) : [(string?)schema["type"] ?? ""]).ToList();
        if (types.Find(one => one is "integer" or "number") is not { } number)
        {
            return;
        }

        if (handling.HasFlag(JsonNumberHandling.WriteAsString))
        {
            // What is written is text. Numbers are read as well, or as nothing but numbers, and one schema serves for both.
            types.Remove(number);
            types.InsertRange(0, isTaken ? ["string", number] : ["string"]);
            schema["pattern"] = Text(type, number, hasNames: true);
        }
        else if (isTaken && handling.HasFlag(JsonNumberHandling.AllowReadingFromString))
        {
            types.Add("string");
            schema["pattern"] = Text(type, number, handling.HasFlag(JsonNumberHandling.AllowNamedFloatingPointLiterals));
        }
        else if (handling.HasFlag(JsonNumberHandling.AllowNamedFloatingPointLiterals)
            && (type == typeof(double) || type == typeof(float) || type == typeof(Half)))
        {
            types.Add("string");
            schema["pattern"] = "^(NaN|-?Infinity)$";
        }
        else
        {
            return;
        }

        schema["type"] = types is [var single] ? JsonValue.Create(single) : new JsonArray([.. types.Select(one => JsonValue.Create(one))]);
    }
}
