using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Reads what the names of a dictionary may be: keys that are no text stand as text in JSON.</summary>
internal static class KeyReader
{
    private const string Whole = @"^-?\d+$";
    private const string Number = @"^-?\d+(\.\d+)?([eE][+-]?\d+)?$";

    /// <summary>An object with the names of a dictionary.</summary>
    /// <param name="dictionary">The type of the dictionary.</param>
    public static SchemaModel Object(ITypeSymbol dictionary)
    {
        var keywords = Names(Collections.KeyOf(dictionary)!).ToArray();
        return keywords.Length == 0
            ? SchemaModel.Of("object")
            : SchemaModel.Of("object", new Keyword("propertyNames",
                $"{{ {string.Join(", ", keywords.Select(keyword => $"{JsonText.Quote(keyword.Name)}: {keyword.Json}"))} }}"));
    }

    private static IEnumerable<Keyword> Names(ITypeSymbol key)
    {
        if (key.TypeKind == TypeKind.Enum)
        {
            // A converter of one's own may write anything.
            return JsonAttributes.Converter(key) is { } converter
                && !converter.StartsWith("JsonStringEnumConverter", StringComparison.Ordinal) ? [] : [EnumReader.Names(key)];
        }

        return Scalars.Read(key) switch
        {
            { Type: "string" } text => text.Keywords,
            { Type: "integer" } => [Keyword.Text("pattern", Whole)],
            { Type: "number" } => [Keyword.Text("pattern", Number)],
            { Type: "boolean" } => [Keyword.Text("pattern", "^([Tt]rue|[Ff]alse)$")],
            _ => [],
        };
    }
}
