using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>The types whose values are one word of JSON, as System.Text.Json writes them.</summary>
internal static class Scalars
{
    private const string TimeSpanPattern = @"^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$";

    /// <summary>Bytes as they are.</summary>
    public static readonly SchemaModel Binary = SchemaModel.Binary.With(Keyword.Text("contentMediaType", "application/octet-stream"));

    private static readonly Dictionary<string, SchemaModel> Known = new()
    {
        ["System.Guid"] = Text("uuid"),
        ["System.DateTimeOffset"] = Text("date-time"),
        ["System.DateOnly"] = Text("date"),
        // RFC 3339 knows no time of day without a zone; the registry of formats does.
        ["System.TimeOnly"] = Text("time-local"),
        // Not the "duration" of ISO 8601, which System.Text.Json does not write.
        ["System.TimeSpan"] = SchemaModel.Of("string", Keyword.Text("pattern", TimeSpanPattern)),
        ["System.Uri"] = Text("uri-reference"),
        ["System.Half"] = SchemaModel.Of("number"),
        ["System.Int128"] = SchemaModel.Of("integer"),
        ["System.UInt128"] = SchemaModel.Of("integer", new Keyword("minimum", "0")),
        ["System.Numerics.BigInteger"] = SchemaModel.Of("integer"),
        ["System.Version"] = SchemaModel.Of("string"),
        ["System.Text.Json.JsonElement"] = SchemaModel.Anything,
        ["System.Text.Json.JsonDocument"] = SchemaModel.Anything,
        ["System.Text.Json.Nodes.JsonNode"] = SchemaModel.Anything,
        ["System.Text.Json.Nodes.JsonValue"] = SchemaModel.Anything,
        ["System.Text.Json.Nodes.JsonObject"] = SchemaModel.Of("object"),
        ["System.Text.Json.Nodes.JsonArray"] = SchemaModel.Array(SchemaModel.Anything),
        ["System.IO.Stream"] = SchemaModel.Anything,
        ["Hyperlane.Endpoints.UploadedFile"] = Binary,
    };

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
        _ when type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => SchemaModel.Of("string", Keyword.Text("contentEncoding", "base64")),
        _ => Known.TryGetValue(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(), out var schema) ? schema : null,
    };

    private static SchemaModel Text(string format) => SchemaModel.Of("string", Keyword.Text("format", format));

    private static SchemaModel Whole(string format) => SchemaModel.Of("integer", Keyword.Text("format", format));

    private static SchemaModel Number(string format) => SchemaModel.Of("number", Keyword.Text("format", format));
}
