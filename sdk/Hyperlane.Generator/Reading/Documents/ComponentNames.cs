using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Names types for clients in any language: <c>Page&lt;Post&gt;</c> is <c>PageOfPost</c>.</summary>
internal static class ComponentNames
{
    public static string Short(ITypeSymbol type) => AsciiName.Escape(Name(type, _ => ""));

    public static string Long(ITypeSymbol type) => AsciiName.Escape(Name(type, Before));

    private static string Name(ITypeSymbol type, Func<ITypeSymbol, string> before) => type switch
    {
        IArrayTypeSymbol array => "ArrayOf" + Name(array.ElementType, before),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            "Nullable" + Name(nullable.TypeArguments[0], before),
        INamedTypeSymbol { TypeArguments.Length: > 0 } generic
            => $"{before(type)}{type.Name}Of{string.Join("And", generic.TypeArguments.Select(argument => Name(argument, before)))}",
        _ => before(type) + type.Name,
    };

    private static string Before(ITypeSymbol type)
        => type.ContainingType is { } outer ? Name(outer, Before) + "."
            : type.SpecialType != SpecialType.None || type.ContainingNamespace is not { IsGlobalNamespace: false } inner ? ""
            : inner.ToDisplayString() + ".";
}
