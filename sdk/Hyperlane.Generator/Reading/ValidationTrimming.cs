using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>
/// Finds the declarations about which a native compiler would warn (IL2026) because of attributes that need reflection, though
/// generated code checks what they ask without any. That compiler can be told of constructors and of whole types, not of properties.
/// </summary>
internal static class ValidationTrimming
{
    private const string Unsafe = "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute";

    /// <summary>Their ids, as documentation comments have them.</summary>
    public static EquatableArray<string> Find(INamedTypeSymbol type, IEnumerable<ISymbol> members, ValidationRules rules)
    {
        var onMembers = members
            .Where(member => member.GetAttributes().Any(attribute => IsPlain(attribute, member is IPropertySymbol property
                ? property.Type
                : ((IFieldSymbol)member).Type)))
            .Select(member => member.ContainingType);
        var onConstructors = Bases(type).SelectMany(one => one.InstanceConstructors)
            .Where(constructor => constructor.Parameters.Any(parameter =>
                parameter.GetAttributes().Any(attribute => IsPlain(attribute, parameter.Type))));
        return onMembers.Concat<ISymbol>(onConstructors)
            .Select(symbol => symbol.OriginalDefinition)
            .Where(symbol => symbol.Locations.Any(place => place.IsInSource))
            .Select(symbol => symbol.GetDocumentationCommentId())
            .OfType<string>()
            .Distinct()
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToEquatable();

        bool IsPlain(AttributeData attribute, ITypeSymbol of)
            => attribute.AttributeConstructor?.GetAttributes().Any(one => AttributeReader.NameOf(one) == Unsafe) == true
                && rules.IsPlain(attribute, ValueReader.WithoutNull(of), type);
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }
}
