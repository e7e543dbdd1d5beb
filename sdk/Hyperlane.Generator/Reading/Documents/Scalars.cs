using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>The types whose values are one word of JSON, as System.Text.Json writes them.</summary>
internal static class Scalars
{
    private const string Hours = @"([01]\d|2[0-3])";
    private const string TimePattern = $@"^{Hours}:[0-5]\d(:[0-5]\d(\.\d{{1,7}})?)?$";
    private const string TimeSpanPattern = $@"^-?(\d{{1,8}}\.)?{Hours}:[0-5]\d:[0-5]\d(\.\d{{1,7}})?$";
    private const string VersionPattern = @"^\d{1,10}(\.\d{1,10}){1,3}$";

    /// <summary>Bytes as they are.</summary>
    public static readonly SchemaModel Binary = SchemaModel.Binary.With(Keyword.Text("contentMediaType", "application/octet-stream"));

    private static readonly Dictionary<string, SchemaModel> Known = new()
    {
        ["System.Guid"] = Text("uuid"),
        ["System.DateTimeOffset"] = Text("date-time"),
        ["System.DateOnly"] = Text("date"),
        // RFC 3339 knows no time of day without a zone; the registry of formats does.
        ["System.TimeOnly"] = Text("time-local").With(Keyword.Text("pattern", TimePattern)),
        // Not the "duration" of ISO 8601, which System.Text.Json does not write.
        ["System.TimeSpan"] = SchemaModel.Of("string", Keyword.Text("pattern", TimeSpanPattern)),
        ["System.Uri"] = Text("uri-reference"),
        ["System.Half"] = SchemaModel.Of("number"),
        // Their bounds are beyond what most readers of JSON can count, and some of those fail at it.
        ["System.Int128"] = Whole("int128"),
        ["System.UInt128"] = Whole("uint128").With(new Keyword("minimum", "0")),
        ["System.Numerics.BigInteger"] = SchemaModel.Of("integer"),
        ["System.Version"] = SchemaModel.Of("string", Keyword.Text("pattern", VersionPattern)),
        ["System.Text.Json.JsonElement"] = SchemaModel.Anything,
        ["System.Text.Json.JsonDocument"] = SchemaModel.Anything,
        ["System.Text.Json.Nodes.JsonNode"] = SchemaModel.Anything,
        ["System.Text.Json.Nodes.JsonValue"] = SchemaModel.Anything,
        ["System.Text.Json.Nodes.JsonObject"] = SchemaModel.Of("object"),
        ["System.Text.Json.Nodes.JsonArray"] = SchemaModel.Array(SchemaModel.Anything),
        ["System.IO.Stream"] = SchemaModel.Anything,
        ["Hyperlane.Endpoints.UploadedFile"] = Binary,
    };

    private static readonly Dictionary<string, SchemaModel> Texts = new()
    {
        // A length is counted in characters of Unicode, which these are.
        ["System.Text.Rune"] = SchemaModel.Of("string", new("minLength", "1"), new("maxLength", "1")),
        ["System.Net.IPAddress"] = SchemaModel.Of("string", new Keyword("anyOf", "[{ \"format\": \"ipv4\" }, { \"format\": \"ipv6\" }]")),
    };

    /// <summary>
    /// The schema of a type that JSON has as an object or not at all, and that is one word elsewhere; null when it is none that is known.
    /// </summary>
    public static SchemaModel? ReadText(ITypeSymbol type) => Find(Texts, type);

    /// <summary>The schema of a type; null when it is no such type.</summary>
    public static SchemaModel? Read(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => SchemaModel.Of("string"),
        SpecialType.System_Char => SchemaModel.Of("string", new("minLength", "1"), new("maxLength", "1")),
        SpecialType.System_Boolean => SchemaModel.Of("boolean"),
        SpecialType.System_SByte => Whole("int8"),
        SpecialType.System_Int16 => Whole("int16"),
        SpecialType.System_Int32 => Whole("int32"),
        SpecialType.System_Int64 => Whole("int64"),
        SpecialType.System_Byte => Whole("uint8").With(new Keyword("minimum", "0"), new Keyword("maximum", "255")),
        SpecialType.System_UInt16 => Whole("uint16").With(new Keyword("minimum", "0")),
        SpecialType.System_UInt32 => Whole("uint32").With(new Keyword("minimum", "0")),
        SpecialType.System_UInt64 => Whole("uint64").With(new Keyword("minimum", "0")),
        SpecialType.System_IntPtr => Whole("int64"),
        SpecialType.System_UIntPtr => Whole("uint64").With(new Keyword("minimum", "0")),
        SpecialType.System_Single => Number("float"),
        SpecialType.System_Double => Number("double"),
        SpecialType.System_Decimal => Number("decimal"),
        SpecialType.System_DateTime => Text("date-time"),
        SpecialType.System_Object => SchemaModel.Anything,
        _ when type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } =>
            SchemaModel.Of("string", Keyword.Text("contentEncoding", "base64")),
        _ => Find(Known, type),
    };

    private static SchemaModel? Find(Dictionary<string, SchemaModel> schemas, ITypeSymbol type)
        => schemas.TryGetValue(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(), out var schema)
            ? schema
            : null;

    private static SchemaModel Text(string format) => SchemaModel.Of("string", Keyword.Text("format", format));

    private static SchemaModel Whole(string format) => SchemaModel.Of("integer", Keyword.Text("format", format));

    private static SchemaModel Number(string format) => SchemaModel.Of("number", Keyword.Text("format", format));
}
