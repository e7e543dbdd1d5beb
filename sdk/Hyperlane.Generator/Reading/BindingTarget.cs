using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading;

/// <summary>
/// What a part of a request goes into: a parameter of an endpoint, or a member of a record that stands for several of them.
/// </summary>
/// <param name="Symbol">The parameter or the property.</param>
/// <param name="Type">Its type.</param>
/// <param name="Attributes">What is said of it.</param>
/// <param name="Place">Where it stands; for a member of another assembly where the record is used.</param>
/// <param name="Model">What is known of it, whatever it is bound to.</param>
internal sealed record BindingTarget(ISymbol Symbol, ITypeSymbol Type, IReadOnlyList<AttributeData> Attributes, LocationInfo? Place,
    ParameterModel Model)
{
    /// <summary>The name in C#.</summary>
    public string Name => Symbol.Name;

    /// <summary>Whether it is a member of a record.</summary>
    public bool IsMember { get; private init; }

    /// <summary>The attribute of this name, or null.</summary>
    public AttributeData? Find(string name) => Attributes.FirstOrDefault(attribute => AttributeReader.NameOf(attribute) == name);

    /// <summary>The model with where it comes from.</summary>
    public ParameterModel From(ParameterSource source, string name) => Model with { Source = source, BoundName = name };

    /// <summary>A parameter of an endpoint.</summary>
    public static BindingTarget Of(IParameterSymbol parameter)
        => new(parameter, parameter.Type, parameter.GetAttributes(), LocationInfo.Of(parameter), ModelOf(parameter));

    /// <summary>A parameter of the constructor of a record.</summary>
    public static BindingTarget Of(IParameterSymbol parameter, INamedTypeSymbol owner, LocationInfo? otherwise)
    {
        var property = ValidationMembers.Properties(owner).FirstOrDefault(one => one.Name == parameter.Name);
        return new(parameter, parameter.Type, [.. parameter.GetAttributes(), .. property?.GetAttributes() ?? []], LocationInfo.Of(parameter)
            ?? otherwise, ModelOf(parameter))
        { IsMember = true };
    }

    /// <summary>A property that is set.</summary>
    public static BindingTarget Of(IPropertySymbol property, INamedTypeSymbol owner, LocationInfo? otherwise)
    {
        var type = ValueReader.WithoutNull(property.Type);
        var isNullable = property.Type.NullableAnnotation == NullableAnnotation.Annotated;
        var model = new ParameterModel(
            property.Name,
            ParameterSource.Unknown,
            "",
            type.ToCode(),
            isNullable,
            type.IsValueType,
            property.IsRequired ? null : Literal(property) is { } literal and not "null" && !(isNullable && literal == "default")
            ? literal
            : isNullable ? null : "default!",
            Value: null,
            CollectionModel.None,
            EquatableArray<ParameterModel>.Empty,
            IsMember: true,
            Service: null)
        {
            OwnDefault = Own(property, owner),
        };
        return new(property, property.Type, property.GetAttributes(), LocationInfo.Of(property) ?? otherwise, model) { IsMember = true };
    }

    private static ParameterModel ModelOf(IParameterSymbol parameter)
    {
        var type = ValueReader.WithoutNull(parameter.Type);
        var defaultsToNull = parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null } && !type.IsValueType;
        return new ParameterModel(
            parameter.Name,
            ParameterSource.Unknown,
            "",
            type.ToCode(),
            parameter.Type.NullableAnnotation == NullableAnnotation.Annotated || defaultsToNull,
            type.IsValueType,
            parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value }
            ? SymbolText.Constant(type, value)
            : DefaultOfStruct(parameter),
            Value: null,
            CollectionModel.None,
            EquatableArray<ParameterModel>.Empty,
            IsMember: false,
            Service: null);
    }

    /// <summary>A struct may have the default of its type, which is no constant: <c>DateOnly since = default</c>.</summary>
    private static string? DefaultOfStruct(IParameterSymbol parameter)
        => parameter is { HasExplicitDefaultValue: true, Type: { IsValueType: true, NullableAnnotation: not NullableAnnotation.Annotated } }
            ? "default"
            : null;

    /// <summary>What a property starts with, as long as it is a plain literal that means the same in another file.</summary>
    private static string? Literal(IPropertySymbol property) => (Initializer(property) as LiteralExpressionSyntax)?.ToString();

    /// <summary>
    /// What a property starts with may be anything, and is unknown in another assembly; then only the object itself can tell.
    /// </summary>
    private static OwnDefault Own(IPropertySymbol property, INamedTypeSymbol owner)
        => property.IsRequired || (!property.DeclaringSyntaxReferences.IsEmpty && Initializer(property) is null or LiteralExpressionSyntax)
            ? OwnDefault.None
            : owner.IsRecord || owner.IsValueType ? OwnDefault.Copied
            : property.SetMethod!.IsInitOnly ? OwnDefault.None
            : OwnDefault.Set;

    private static ExpressionSyntax? Initializer(IPropertySymbol property)
    {
        var value = (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as PropertyDeclarationSyntax)?.Initializer?.Value;
        return value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure
            ? sure.Operand
            : value;
    }
}
