using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// Attributes of System.Text.Json that contradict each other or what they stand on. It says so only when the app runs, and then ends each
/// request with 500.
/// </summary>
internal static class JsonContradictions
{
    private static readonly string[] Extensible =
        ["System.Collections.Generic.IDictionary<TKey, TValue>", "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>"];

    /// <summary>
    /// What is wrong within a type: where, what, what to write instead, and the attribute whose removal mends it; empty for none.
    /// </summary>
    public static IEnumerable<(ISymbol Place, string What, string Advice, string Surplus)> Of(INamedTypeSymbol type)
        => OfNeeded(type).Concat(OfExtensions(type)).Concat(OfKinds(type).Select(one => (one.Place, one.What, one.Advice, "")));

    private static IEnumerable<(ISymbol Place, string What, string Advice, string Surplus)> OfNeeded(INamedTypeSymbol type)
    {
        foreach (var property in ValidationMembers.Properties(type).Where(property => IsNeeded(property, type)))
        {
            // The modifier is also a promise to code, which nobody but its author can take back.
            var surplus = property.IsRequired ? "" : "JsonRequired";
            if (ValidationMembers.IsIgnored(property, isRead: true) && ValidationMembers.IsIgnored(property, isRead: false))
            {
                yield return (property, $"'{type.Name}.{property.Name}' is required, and [JsonIgnore] leaves it out of JSON",
                    "Remove one of the two.", surplus);
            }
            else if (!ValidationMembers.IsSet(property, type))
            {
                yield return (property, $"'{type.Name}.{property.Name}' is required, and JSON cannot set it",
                    "Give it a public init accessor, or remove [JsonRequired].", surplus);
            }
        }
    }

    private static bool IsNeeded(IPropertySymbol property, INamedTypeSymbol type)
        => AttributeReader.Find(property, ValidationNames.JsonRequired) is not null
            || (property.IsRequired && !type.InstanceConstructors.Any(one =>
                AttributeReader.Find(one, ValidationNames.SetsRequiredMembers) is not null));

    private static IEnumerable<(ISymbol Place, string What, string Advice, string Surplus)> OfExtensions(INamedTypeSymbol type)
    {
        var extensions = ValidationMembers.Properties(type).Where(ValidationMembers.IsExtension).ToArray();
        foreach (var extension in extensions.Where(extension => !TakesAnything(extension.Type)))
        {
            yield return (extension, $"'{type.Name}.{extension.Name}' takes what no other member does, which {extension.Type.ToText()} cannot hold", "Use Dictionary<string, JsonElement>.", "");
        }

        foreach (var second in extensions.Skip(1))
        {
            yield return (second, $"'{type.Name}.{second.Name}' takes what no other member does, and so does '{extensions[0].Name}'",
                "Leave one [JsonExtensionData].", "JsonExtensionData");
        }
    }

    private static bool TakesAnything(ITypeSymbol type)
        => type.Name == "JsonObject"
            || type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : []).Any(one
                => Extensible.Contains(one.OriginalDefinition.ToDisplayString())
                    && one.TypeArguments[0].SpecialType == SpecialType.System_String
                    && (one.TypeArguments[1].SpecialType == SpecialType.System_Object || one.TypeArguments[1].Name == "JsonElement"));

    private static IEnumerable<(ISymbol Place, string What, string Advice)> OfKinds(INamedTypeSymbol type)
    {
        var kinds = type.GetAttributes().Where(attribute => AttributeReader.NameOf(attribute) == ValidationNames.JsonDerivedType).ToArray();
        var types = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var words = new HashSet<object>();
        foreach (var kind in kinds)
        {
            if (kind.ConstructorArguments is not [{ Value: INamedTypeSymbol derived }, ..])
            {
                continue;
            }

            var word = kind.ConstructorArguments.ElementAtOrDefault(1).Value;
            if (!IsKindOf(derived, type))
            {
                yield return (type, $"{derived.ToText()} is named as one of the kinds of {type.Name}, and is none",
                    $"Derive it from {type.Name}, or remove its [JsonDerivedType].");
            }
            else if (!types.Add(derived))
            {
                yield return (type, $"{derived.ToText()} is named twice as one of the kinds of {type.Name}",
                    "Leave one [JsonDerivedType] of it.");
            }
            else if (word is not null && !words.Add(word))
            {
                yield return (type, $"{derived.ToText()} is told by \"{word}\", as another of the kinds of {type.Name} is",
                    "Give each a word of its own.");
            }
            else if (word is not null && Named(derived, Discriminator(type)) is { } member)
            {
                yield return (member, $"'{derived.Name}.{member.Name}' is called \"{Discriminator(type)}\" in JSON, where the kind of {type.Name} is told", "Give it another name with [JsonPropertyName].");
            }
        }
    }

    private static bool IsKindOf(INamedTypeSymbol derived, INamedTypeSymbol type)
    {
        for (var one = derived; one is not null; one = one.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(one, type))
            {
                return true;
            }
        }

        return derived.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
    }

    private static string Discriminator(INamedTypeSymbol type)
        => AttributeReader.Find(type, ValidationNames.JsonPolymorphic)?.NamedArguments.FirstOrDefault(
            argument => argument.Key == "TypeDiscriminatorPropertyName").Value.Value as string ?? "$type";

    private static IPropertySymbol? Named(INamedTypeSymbol type, string name)
        => ValidationMembers.Properties(type)
            .FirstOrDefault(property => (ValidationMembers.RequestName(property) ?? SymbolText.ToCamelCase(property.Name)) == name
            && !(ValidationMembers.IsIgnored(property, isRead: true) && ValidationMembers.IsIgnored(property, isRead: false)));
}
