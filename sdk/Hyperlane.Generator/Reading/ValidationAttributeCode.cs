using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.Generator.Reading;

/// <summary>Spells the creation of an attribute as it was declared, for those that are asked themselves.</summary>
internal static class ValidationAttributeCode
{
    public static string Create(AttributeData attribute)
    {
        var arguments = string.Join(", ", attribute.ConstructorArguments.Select(Constant));
        var named = attribute.NamedArguments.Select(argument => $"{Escape(argument.Key)} = {Constant(argument.Value)}").ToArray();
        return $"new {attribute.AttributeClass!.ToCode()}({arguments})" + (named.Length == 0 ? "" : $" {{ {string.Join(", ", named)} }}");
    }

    /// <summary>A constant of an attribute.</summary>
    public static string Constant(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({type.ToCode()})",
        { Kind: TypedConstantKind.Array, IsNull: false } =>
            $"new {constant.Type!.ToCode()} {{ {string.Join(", ", constant.Values.Select(Constant))} }}",
        { IsNull: true } => "null!",
        _ when constant.Type!.SpecialType is SpecialType.System_Int32 or SpecialType.System_String or SpecialType.System_Boolean
            or SpecialType.System_Char => SymbolText.Constant(constant.Type, constant.Value),
        // The literal alone would be an int, or a long, where the attribute was given a byte.
        _ when constant.Type.TypeKind != TypeKind.Enum =>
            $"({constant.Type.ToCode()})({SymbolText.Constant(constant.Type, constant.Value)})",
        _ => SymbolText.Constant(constant.Type, constant.Value),
    };

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
