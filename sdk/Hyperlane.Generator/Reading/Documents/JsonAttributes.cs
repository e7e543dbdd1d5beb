using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Reads the attributes that tell System.Text.Json how to write a type or a member.</summary>
internal static class JsonAttributes
{
    private const string Namespace = "System.Text.Json.Serialization.";

    /// <summary>Whether a member is kept out of JSON altogether.</summary>
    public static bool IsIgnored(ISymbol member) => Condition(member) is 1;

    /// <summary>Whether a member is left out for some of its values.</summary>
    public static bool IsSometimesOmitted(ISymbol member) => Condition(member) is 2 or 3 or 4;

    public static bool IsRequired(ISymbol member) => Find(member, "JsonRequiredAttribute") is not null;

    public static bool IsIncluded(ISymbol member) => Find(member, "JsonIncludeAttribute") is not null;

    public static bool IsExtensionData(ISymbol member) => Find(member, "JsonExtensionDataAttribute") is not null;

    /// <summary>The name of a member in JSON.</summary>
    public static string NameOf(ISymbol member)
        => Find(member, "JsonPropertyNameAttribute") is { } attribute
            ? AttributeReader.Text(attribute)
            : SymbolText.ToCamelCase(member.Name);

    /// <summary>The name of a value of an enum in JSON, which is the one that queries know it by, too.</summary>
    public static string NameOf(IFieldSymbol value)
        => Find(value, "JsonStringEnumMemberNameAttribute") is { } attribute ? AttributeReader.Text(attribute) : value.Name;

    /// <summary>The name of the type that converts a type or a member, without its namespace; null for none.</summary>
    public static string? Converter(ISymbol symbol)
        => Find(symbol, "JsonConverterAttribute") is { ConstructorArguments: [{ Value: ITypeSymbol converter }] } ? converter.Name : null;

    /// <summary>The types that a value of this one may have, with the word that tells each.</summary>
    public static IEnumerable<(ITypeSymbol Type, string Json)> DerivedTypes(ITypeSymbol type)
        => from attribute in type.GetAttributes()
           where AttributeReader.NameOf(attribute) == Namespace + "JsonDerivedTypeAttribute"
           let derived = attribute.ConstructorArguments[0].Value as ITypeSymbol
           where derived is not null
           select (derived, attribute.ConstructorArguments is [_, var word] ? JsonText.Constant(word.Value) ?? "" : "");

    /// <summary>The property that tells which of them it is.</summary>
    public static string Discriminator(ITypeSymbol type)
        => Find(type, "JsonPolymorphicAttribute")?.NamedArguments.FirstOrDefault(
            argument => argument.Key == "TypeDiscriminatorPropertyName").Value.Value as string ?? "$type";

    /// <summary>The number of the JsonIgnoreCondition: 0 for never, 1 for always, other numbers for some values.</summary>
    private static int Condition(ISymbol member)
        => Find(member, "JsonIgnoreAttribute") is not { } attribute ? 0
            : attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Condition").Value.Value as int? ?? 1;

    private static AttributeData? Find(ISymbol symbol, string name) => AttributeReader.Find(symbol, Namespace + name);
}
