using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads a record that stands for several parameters of the query: those of its constructor, and the properties that can be set beside them.</summary>
internal sealed class BundleReader(ParameterReader parameters)
{
    /// <summary>Its members; none when it is no such record.</summary>
    public EquatableArray<ParameterModel> Read(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct } named)
        {
            return EquatableArray<ParameterModel>.Empty;
        }

        var constructor = named.InstanceConstructors
            .Where(one => one.DeclaredAccessibility == Accessibility.Public && !IsCopy(one, named))
            .OrderByDescending(one => one.Parameters.Length)
            .FirstOrDefault();
        if (constructor is null)
        {
            return EquatableArray<ParameterModel>.Empty;
        }

        var byConstructor = constructor.Parameters.Select(one => parameters.WithValue(ParameterReader.Member(one), one.Type, takesSeveral: true));
        var members = byConstructor.Concat(Properties(named, constructor)).ToEquatable();
        return members.Any(member => member.Value is null) ? EquatableArray<ParameterModel>.Empty : members;
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type)
        => constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private IEnumerable<ParameterModel> Properties(INamedTypeSymbol type, IMethodSymbol constructor)
        => type.GetMembers().OfType<IPropertySymbol>()
            .Where(one => one is { IsStatic: false, IsIndexer: false, SetMethod.DeclaredAccessibility: Accessibility.Public })
            .Where(one => !constructor.Parameters.Any(parameter => parameter.Name.Equals(one.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(Property);

    private ParameterModel Property(IPropertySymbol property)
    {
        var type = ValueReader.WithoutNull(property.Type);
        var said = AttributeReader.Find(property, Names.FromQuery);
        var model = new ParameterModel(
            property.Name,
            ParameterSource.Query,
            (said is null ? null : AttributeReader.Name(said)) ?? SymbolText.ToCamelCase(property.Name),
            type.ToCode(),
            property.Type.NullableAnnotation == NullableAnnotation.Annotated,
            type.IsValueType,
            property.IsRequired ? null : Initializer(property) ?? (property.NullableAnnotation == NullableAnnotation.Annotated ? null : "default!"),
            Value: null,
            CollectionKind.None,
            EquatableArray<ParameterModel>.Empty,
            IsMember: true,
            Service: null);
        return parameters.WithValue(model, property.Type, takesSeveral: true);
    }

    /// <summary>What a property starts with, as long as it is a plain literal that means the same in another file.</summary>
    private static string? Initializer(IPropertySymbol property)
        => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { Initializer.Value: LiteralExpressionSyntax literal }
            ? literal.ToString()
            : null;
}
