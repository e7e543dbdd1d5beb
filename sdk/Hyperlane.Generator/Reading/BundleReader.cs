using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads a record that stands for several parameters of the query: those of its constructor, and the properties that can be set beside them.</summary>
internal sealed class BundleReader(ParameterReader parameters)
{
    /// <summary>Its members; none when it is no such record.</summary>
    public EquatableArray<ParameterModel> Read(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsAbstract: false, IsTupleType: false, TypeKind: TypeKind.Class or TypeKind.Struct } named)
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
        => ValidationMembers.Properties(type)
            .Where(one => one.SetMethod?.DeclaredAccessibility == Accessibility.Public)
            .Where(one => !constructor.Parameters.Any(parameter => parameter.Name.Equals(one.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(one => Property(one, type));

    private ParameterModel Property(IPropertySymbol property, INamedTypeSymbol owner)
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
            property.IsRequired ? null : Literal(property) is { } literal and not "null" ? literal : property.NullableAnnotation == NullableAnnotation.Annotated ? null : "default!",
            Value: null,
            CollectionModel.None,
            EquatableArray<ParameterModel>.Empty,
            IsMember: true,
            Service: null)
        {
            OwnDefault = Own(property, owner),
        };
        return parameters.WithValue(model, property.Type, takesSeveral: true);
    }

    /// <summary>What a property starts with, as long as it is a plain literal that means the same in another file.</summary>
    private static string? Literal(IPropertySymbol property) => (Initializer(property) as LiteralExpressionSyntax)?.ToString();

    /// <summary>What a property starts with may be anything, and is unknown in another assembly; then only the object itself can tell.</summary>
    private static OwnDefault Own(IPropertySymbol property, INamedTypeSymbol owner)
        => property.IsRequired || (!property.DeclaringSyntaxReferences.IsEmpty && Initializer(property) is null or LiteralExpressionSyntax) ? OwnDefault.None
            : owner.IsRecord || owner.IsValueType ? OwnDefault.Copied
            : property.SetMethod!.IsInitOnly ? OwnDefault.None
            : OwnDefault.Set;

    private static ExpressionSyntax? Initializer(IPropertySymbol property)
    {
        var value = (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as PropertyDeclarationSyntax)?.Initializer?.Value;
        return value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure ? sure.Operand : value;
    }
}
