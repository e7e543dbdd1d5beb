using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.Generator.Reading;

/// <summary>Spells symbols and constants as generated code must.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat Code = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat People = SymbolDisplayFormat.MinimallyQualifiedFormat;

    /// <summary>The type by its whole name, without a question mark of its own.</summary>
    public static string ToCode(this ITypeSymbol type)
        => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Code);

    /// <summary>The type as messages speak of it.</summary>
    public static string ToText(this ISymbol symbol) => symbol.ToDisplayString(People);

    /// <summary>A constant of a type.</summary>
    public static string Constant(ITypeSymbol type, object? value) => value switch
    {
        null => "default",
        _ when type.TypeKind == TypeKind.Enum =>
            $"({type.ToCode()})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
        float.NaN or double.NaN => $"{type.ToCode()}.NaN",
        float.PositiveInfinity or double.PositiveInfinity => $"{type.ToCode()}.PositiveInfinity",
        float.NegativeInfinity or double.NegativeInfinity => $"{type.ToCode()}.NegativeInfinity",
        float number => SymbolDisplay.FormatPrimitive(number, true, false) + "f",
        double number => SymbolDisplay.FormatPrimitive(number, true, false) + "d",
        decimal number => SymbolDisplay.FormatPrimitive(number, true, false) + "m",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };

    /// <summary>A constant as an object: its type counts there, and a number alone would be an int.</summary>
    public static string Boxed(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({type.ToCode()})",
        {
            Type:
            {
                SpecialType: not (SpecialType.System_Int32 or SpecialType.System_String or SpecialType.System_Boolean
            or SpecialType.System_Char), TypeKind: not TypeKind.Enum
            } type
        }
            => $"({type.ToCode()})({Constant(type, constant.Value)})",
        _ => Constant(constant.Type!, constant.Value),
    };

    /// <summary>How a parameter says that it is passed by reference.</summary>
    public static string Word(RefKind kind) => kind == RefKind.RefReadOnlyParameter ? "ref readonly" : kind.ToString().ToLowerInvariant();

    /// <summary>A name as JSON has it: <c>PageSize</c> is <c>pageSize</c>, <c>URLPath</c> is <c>urlPath</c>.</summary>
    public static string ToCamelCase(string name)
    {
        var upper = name.TakeWhile(char.IsUpper).Count();
        var lowered = upper <= 1 || upper == name.Length ? upper : upper - 1;
        return name.Substring(0, lowered).ToLowerInvariant() + name.Substring(lowered);
    }

    /// <summary>A name as header fields have it: <c>userAgent</c> is <c>user-agent</c>.</summary>
    public static string ToKebabCase(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            text.Append(char.IsUpper(c) && text.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    /// <summary>A name, even if it is a keyword.</summary>
    public static string Identifier(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
