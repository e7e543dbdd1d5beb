using Hyperlane.Generator.Models;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>
/// Reads a record that stands for several parameters: those of its constructor, and the properties that can be set beside them.
/// </summary>
/// <param name="known">The types that mean something.</param>
/// <param name="httpMethod">The method of the requests.</param>
/// <param name="path">The parameters of the path.</param>
/// <param name="depth">In how many records it lies.</param>
internal sealed class BundleReader(KnownTypes known, string httpMethod, IReadOnlyList<RouteSegment> path, int depth)
{
    private const int Deepest = 4;

    /// <summary>Its members; none when it is no such record.</summary>
    /// <param name="type">The record, class or struct.</param>
    /// <param name="source">Where members come from that say nothing else; <see cref="ParameterSource.Several"/> where each is a parameter
    /// like any other.</param>
    /// <param name="place">Where it is used.</param>
    /// <param name="mistakes">Gets what is wrong with the members, if it is such a record.</param>
    public EquatableArray<ParameterModel> Read(ITypeSymbol type, ParameterSource source, LocationInfo? place, Mistakes mistakes)
    {
        if (depth >= Deepest || ConstructorOf(type) is not { } constructor)
        {
            return EquatableArray<ParameterModel>.Empty;
        }

        var found = new Mistakes();
        var parameters = new ParameterReader(known, httpMethod, path, found, depth + 1);
        var owner = constructor.ContainingType;
        var targets = constructor.Parameters.Select(one => BindingTarget.Of(one, owner, place))
            .Concat(Properties(owner, constructor).Select(one => BindingTarget.Of(one, owner, place)));
        var members = targets.Select(target => parameters.ReadMember(target, source)).ToEquatable();
        if (source != ParameterSource.Several && members.Any(member => !member.IsRead))
        {
            return EquatableArray<ParameterModel>.Empty;
        }

        mistakes.AddAll(found);
        return members;
    }

    // A type of .NET has a meaning of its own, and a collection has items rather than members.
    private static IMethodSymbol? ConstructorOf(ITypeSymbol type)
        => type is INamedTypeSymbol { IsAbstract: false, IsRefLikeType: false, TypeKind: TypeKind.Class or TypeKind.Struct } named
            && !TypeWalk.IsOfSystem(named)
            && !named.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable)
            ? named.InstanceConstructors
                .Where(one => one.DeclaredAccessibility == Accessibility.Public && !IsCopy(one, named)
                    && !one.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out))
                .OrderByDescending(one => one.Parameters.Length)
                .FirstOrDefault()
            : null;

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type)
        => constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type, IMethodSymbol constructor)
        => ValidationMembers.Properties(type)
            .Where(one => one.SetMethod?.DeclaredAccessibility == Accessibility.Public)
            .Where(one => !constructor.Parameters.Any(parameter => parameter.Name.Equals(one.Name, StringComparison.OrdinalIgnoreCase)));
}
