using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Reads the names of an enum.</summary>
internal static class EnumReader
{
    public static SchemaModel Read(INamedTypeSymbol type)
    {
        var values = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).ToArray();
        var text = SchemaModel.Of("string").Described(Describe(type, values));

        // Of flags, several stand in one text, parted by commas.
        return AttributeReader.Find(type, "System.FlagsAttribute") is not null
            ? text
            : text.With(new Keyword("enum", JsonText.Array(values.Select(value => JsonText.Quote(JsonAttributes.NameOf(value))))));
    }

    private static string? Describe(INamedTypeSymbol type, IReadOnlyList<IFieldSymbol> values)
    {
        var lines = from value in values
                    let summary = DocComment.Of(value).Summary
                    where summary is not null
                    select $"- `{JsonAttributes.NameOf(value)}`: {summary}";
        var parts = new[] { DocComment.Of(type).Whole, string.Join("\n", lines) }.Where(part => !string.IsNullOrEmpty(part)).ToArray();
        return parts.Length == 0 ? null : string.Join("\n\n", parts);
    }
}
