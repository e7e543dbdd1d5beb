using Hyperlane.Generator.Reading;
using Hyperlane.Generator.Reading.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// Whether a <c>[JsonNumberHandling]</c> stands on numbers. On anything else System.Text.Json refuses it when the app runs.
/// </summary>
internal static class JsonNumbers
{
    private const string Attribute = "System.Text.Json.Serialization.JsonNumberHandlingAttribute";

    /// <summary>
    /// What is wrong with the attribute of a member, what to write instead, and the attribute whose removal mends it; null where nothing
    /// is.
    /// </summary>
    public static (string What, string Advice, string Surplus)? Of(ISymbol member, ITypeSymbol type)
        => AttributeReader.Find(member, Attribute) is { ConstructorArguments: [{ Value: int and not 0 }] } && !MayBeNumbers(member, type)
            ? ($"says with [JsonNumberHandling] how its numbers are written, and is {type.ToText()}", "Remove the attribute.",
                "JsonNumberHandling")
            : null;

    private static bool MayBeNumbers(ISymbol member, ITypeSymbol type)
    {
        var bare = ValueReader.WithoutNull(type);
        if (IsNumber(bare))
        {
            return true;
        }

        // What a converter of its own writes is no number, and neither is an array of bytes, which is text.
        if (JsonReasons.HasConverter(member) || JsonReasons.HasConverter(bare)
            || bare is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
        {
            return false;
        }

        return (Collections.ValueOf(bare) ?? Collections.ItemOf(bare)) is { } item
            ? IsNumber(ValueReader.WithoutNull(item))
            : !IsKnown(bare);
    }

    private static bool IsNumber(ITypeSymbol type)
        => type.SpecialType is (>= SpecialType.System_SByte and <= SpecialType.System_Double) or SpecialType.System_Object
            || type is
            {
                ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
                Name: "Half" or "Int128" or "UInt128"
            }
            || type.TypeKind is TypeKind.Error or TypeKind.TypeParameter or TypeKind.Dynamic;

    /// <summary>
    /// Whether System.Text.Json sees in it neither a number nor a collection: memory and old collections may be of numbers.
    /// </summary>
    private static bool IsKnown(ITypeSymbol type)
        => type.Name is not ("Memory" or "ReadOnlyMemory") && !type.AllInterfaces.Append(type)
            .Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable);
}
