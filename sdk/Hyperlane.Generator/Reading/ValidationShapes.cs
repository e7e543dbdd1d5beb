using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds out what lies in the values of a type: members, items or nothing to look at.</summary>
/// <param name="objects">Is told each type with members, and gives the name of what is written for it.</param>
internal sealed class ValidationShapes(Func<INamedTypeSymbol, string> objects)
{
    /// <summary>What lies in the values of a type; null for plain values.</summary>
    public ValidationShape? Read(ITypeSymbol declared)
    {
        var type = ValueReader.WithoutNull(declared);
        if (type.SpecialType is not SpecialType.None || type.TypeKind is TypeKind.Enum or TypeKind.Error or TypeKind.Dynamic
            or TypeKind.TypeParameter or TypeKind.Delegate or TypeKind.Pointer || IsOf(type, "System.Text.Json"))
        {
            return null;
        }

        return Items(type) ?? (type is INamedTypeSymbol named && !IsOf(type, "System")
            ? new ValidationShape(objects(named), null, IsDictionary: false)
            : null);
    }

    private ValidationShape? Items(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.Rank == 1 ? Of(array.ElementType, isDictionary: false) : null;
        }

        var enumerables = type.AllInterfaces.Concat(type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named ? [named] : [])
            .Where(one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            .ToArray();
        if (enumerables is not [{ TypeArguments: [var item] }])
        {
            return null;
        }

        return item is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments: [_, var value] } && IsOf(item, "System.Collections.Generic")
            ? Of(value, isDictionary: true)
            : Of(item, isDictionary: false);
    }

    private ValidationShape? Of(ITypeSymbol item, bool isDictionary)
    {
        var isMissing = item.IsReferenceType && item.NullableAnnotation == NullableAnnotation.NotAnnotated;
        var canBeNull = item.IsReferenceType || item.NullableAnnotation == NullableAnnotation.Annotated;
        var value = new ValidationValue(
            canBeNull, isMissing ? ValidationRules.Missing with { Default = "Null is not allowed here." } : null, false,
            EquatableArray<ValidationRule>.Empty, Read(item))
        {
            CanBeDefault = IsImmutableArray(item),
        };
        return value.IsFree ? null : new ValidationShape("", value, isDictionary);
    }

    /// <summary>Whether a type is an array in a struct.</summary>
    public static bool IsImmutableArray(ITypeSymbol type)
        => type is INamedTypeSymbol { IsValueType: true, Name: "ImmutableArray", TypeArguments.Length: 1 }
            && IsOf(type, "System.Collections.Immutable");

    private static bool IsOf(ITypeSymbol type, string @namespace)
        => type.ContainingNamespace?.ToDisplayString() is { } name
            && (name == @namespace || name.StartsWith(@namespace + ".", StringComparison.Ordinal));
}
