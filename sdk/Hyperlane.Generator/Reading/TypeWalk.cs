using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds the types that a value of a type may hold.</summary>
internal static class TypeWalk
{
    /// <summary>A type, and all that its items and properties are of; the types of .NET are not looked into.</summary>
    public static HashSet<ITypeSymbol> From(IEnumerable<ITypeSymbol> roots)
    {
        var found = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>(roots);
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (found.Add(type))
            {
                foreach (var held in Held(type))
                {
                    open.Push(held);
                }
            }
        }

        return found;
    }

    private static IEnumerable<ITypeSymbol> Held(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return [array.ElementType];
        }

        if (type is not INamedTypeSymbol named)
        {
            return [];
        }

        var members = IsOfSystem(named) ? [] : Bases(named).SelectMany(one => one.GetMembers());
        return Bases(named).SelectMany(one => one.TypeArguments)
            .Concat(members.Select(HeldBy).OfType<ITypeSymbol>())
            .Concat(Derived(named));
    }

    private static ITypeSymbol? HeldBy(ISymbol member) => member switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false } property when property.DeclaredAccessibility == Accessibility.Public
            || ValidationMembers.IsIncluded(property) => property.Type,
        IFieldSymbol { IsStatic: false } field when ValidationMembers.IsIncluded(field) => field.Type,
        _ => null,
    };

    /// <summary>The kinds that JSON tells apart within a type.</summary>
    public static IEnumerable<ITypeSymbol> Derived(INamedTypeSymbol type)
        => type.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.ToDisplayString() == ValidationNames.JsonDerivedType)
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
            .OfType<ITypeSymbol>();

    /// <summary>Whether a type is one of .NET.</summary>
    public static bool IsOfSystem(INamedTypeSymbol type)
        => type.ContainingNamespace?.ToDisplayString() is { } name
            && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal));

    /// <summary>A type and those that it is derived from, as far as they stand in this project.</summary>
    public static IEnumerable<INamedTypeSymbol> InSource(INamedTypeSymbol type)
        => Bases(type).Where(one => one.Locations.Any(place => place.IsInSource));

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var one = type; one is not null && one.SpecialType != SpecialType.System_Object; one = one.BaseType)
        {
            yield return one;
        }

        foreach (var inherited in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
        {
            yield return inherited;
        }
    }
}
