using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Whether System.Text.Json finds a constructor for a type.</summary>
internal static class JsonBodies
{
    /// <summary>Why it does not; null where it does, or where nobody can tell.</summary>
    public static string? Reason(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named
            || TypeWalk.IsOfSystem(named)
            || JsonReasons.HasConverter(named)
            || named.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable))
        {
            return null;
        }

        var marked = named.InstanceConstructors.Where(one =>
            AttributeReader.Find(one, ValidationNames.JsonConstructor) is not null).ToArray();
        if (marked.Length > 1)
        {
            return "several of its constructors are marked with [JsonConstructor]";
        }

        var constructors = marked.Length == 1
            ? marked
            : [.. named.InstanceConstructors.Where(one => one.DeclaredAccessibility == Accessibility.Public)];
        return constructors.Any(one => one.Parameters.Length == 0) ? null
            : constructors.Length == 0 ? "it has no public constructor"
            : constructors.Length > 1 ? "it has several constructors, and none is marked with [JsonConstructor]"
            : constructors[0].Parameters.FirstOrDefault(parameter => !IsMember(named, parameter.Name)) is { } lost
            ? $"its constructor takes '{lost.Name}', and no property is named so"
            : null;
    }

    private static bool IsMember(INamedTypeSymbol type, string name)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            if (one.GetMembers().Any(member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }
                && member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
