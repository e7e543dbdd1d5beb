using Hyperlane.Generator.Models.Documents;
using Hyperlane.OpenApi;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Reads the names of an enum.</summary>
internal static class EnumReader
{
    public static SchemaModel Read(INamedTypeSymbol type)
    {
        var values = ValuesOf(type);
        return SchemaModel.Of("string").Described(Describe(type, values)).With(Names(type));
    }

    /// <summary>Which names there are. Of flags, several stand in one text, parted by commas.</summary>
    public static Keyword Names(ITypeSymbol type)
    {
        var names = ValuesOf(type).Select(JsonAttributes.NameOf).ToArray();
        return names.Length > 0 && AttributeReader.Find(type, "System.FlagsAttribute") is not null
            ? Keyword.Text("pattern", EnumPattern.Of(names))
            : new Keyword("enum", JsonText.Array(names.Select(JsonText.Quote)));
    }

    private static IFieldSymbol[] ValuesOf(ITypeSymbol type)
        => [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)];

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
