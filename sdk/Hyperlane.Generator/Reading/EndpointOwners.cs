using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>
/// Finds the classes that have the endpoints of a method: its own, unless that cannot be made, and those that are derived from
/// it. A class inherits from what cannot be made itself (an abstract or generic class), or if it has a
/// prefix of its own; otherwise both would answer the same requests.
/// </summary>
internal static class EndpointOwners
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, Lazy<ILookup<ISymbol, INamedTypeSymbol>>> Cache = new();

    /// <summary>
    /// The classes, each with the method as it is there: of a generic base with the types in the place of its parameters.
    /// </summary>
    /// <param name="method">The method, of this project or of a library.</param>
    /// <param name="compilation">The project.</param>
    public static IEnumerable<(INamedTypeSymbol Owner, IMethodSymbol Method)> Of(IMethodSymbol method, Compilation compilation)
    {
        var type = method.ContainingType;
        var derived = type.IsSealed || type.IsStatic || method.IsStatic || type.TypeKind != TypeKind.Class
            || method.MethodKind != MethodKind.Ordinary ? []
            : DerivedFrom(type).Select(owner => (owner, Inherited(owner, method))).Where(pair => pair.Item2 is not null).ToArray();
        if (CanBeMade(type) || (derived.Length == 0 && !IsOffered(type, compilation)))
        {
            yield return (type, method);
        }

        foreach (var (owner, inherited) in derived)
        {
            if (!CanBeMade(type) || AttributeReader.Find(owner, Names.Route) is not null)
            {
                yield return (owner, inherited!);
            }
        }
    }

    /// <summary>The methods of libraries that a class of this project inherits as endpoints.</summary>
    public static IEnumerable<IMethodSymbol> OfLibraries(INamedTypeSymbol owner)
        => owner.TypeKind != TypeKind.Class || !CanBeMade(owner) ? []
            : Bases(owner.BaseType)
                .Where(type => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, owner.ContainingAssembly)
                    && !TypeWalk.IsOfSystem(type)
                    && (!CanBeMade(type.OriginalDefinition) || AttributeReader.Find(owner, Names.Route) is not null))
                .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()
                    .Where(method => !method.IsStatic && EndpointSyntax.IsEndpoint(method) && IsEndpoint(method)))
                .Select(method => Inherited(owner, method))
                .OfType<IMethodSymbol>();

    /// <summary>The classes of the same assembly that are derived from a class and can be made.</summary>
    public static IEnumerable<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol type)
        => Cache.GetValue(type.ContainingAssembly, key => new(() => Find(key))).Value[type.OriginalDefinition];

    /// <summary>A class, and those that it is derived from.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            yield return type;
        }
    }

    /// <summary>The prefixes of a class: its own, or those of the nearest class that it is derived from.</summary>
    public static IReadOnlyList<AttributeData> Routes(INamedTypeSymbol type)
        => Bases(type)
            .Select(one => one.GetAttributes().Where(attribute => AttributeReader.NameOf(attribute) == Names.Route).ToArray())
            .FirstOrDefault(routes => routes.Length > 0) ?? [];

    /// <summary>Whether methods of a class, or of one that it is derived from, are endpoints.</summary>
    public static bool HasEndpoints(INamedTypeSymbol type)
        => Bases(type).Any(one => one.GetMembers().OfType<IMethodSymbol>().Any(IsEndpoint));

    /// <summary>Whether a method is marked as an endpoint.</summary>
    public static bool IsEndpoint(IMethodSymbol method)
        => method.GetAttributes().Any(attribute => AttributeReader.HttpMethod(attribute) is not null);

    /// <summary>Whether a class is there for others to derive from.</summary>
    private static bool IsOffered(INamedTypeSymbol type, Compilation compilation)
        => compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
            && type is { TypeKind: TypeKind.Class, IsSealed: false, DeclaredAccessibility: Accessibility.Public, ContainingType: null };

    private static bool CanBeMade(INamedTypeSymbol type) => type.IsStatic || (!type.IsAbstract && !IsGeneric(type));

    private static bool IsGeneric(INamedTypeSymbol type)
    {
        for (var one = type; one is not null; one = one.ContainingType)
        {
            if (one.IsGenericType)
            {
                return true;
            }
        }

        return false;
    }

    private static ILookup<ISymbol, INamedTypeSymbol> Find(IAssemblySymbol assembly)
        => ProjectTypes.Of(assembly)
            .Where(type => type is { TypeKind: TypeKind.Class, IsStatic: false, BaseType.SpecialType: not SpecialType.System_Object }
                && CanBeMade(type))
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .SelectMany(type => Bases(type.BaseType).Select(one => (Base: one.OriginalDefinition, Type: type)))
            .ToLookup(pair => (ISymbol)pair.Base, pair => pair.Type, SymbolEqualityComparer.Default);

    /// <summary>The method as a derived class has it; null where that has an endpoint of its own in its place.</summary>
    private static IMethodSymbol? Inherited(INamedTypeSymbol owner, IMethodSymbol method)
    {
        foreach (var type in Bases(owner))
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, method.ContainingType.OriginalDefinition))
            {
                return type.GetMembers(method.Name).OfType<IMethodSymbol>()
                    .FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, method.OriginalDefinition));
            }

            if (type.GetMembers(method.Name).OfType<IMethodSymbol>()
                .Any(one => one.Parameters.Length == method.Parameters.Length && (IsEndpoint(one) || !one.IsOverride)))
            {
                return null;
            }
        }

        return null;
    }
}
