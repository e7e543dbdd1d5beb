using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Spells types for <c>typeof</c> in generated code, where that can name them.</summary>
internal static class ClrTypes
{
    /// <summary>The type; null where generated code cannot name it, or only with a warning.</summary>
    public static string? Of(ITypeSymbol type, Compilation compilation) => CanName(type, compilation) ? type.ToCode() : null;

    /// <summary>The type of a schema that is not only a reference: there the running app finds the type by the component.</summary>
    public static string? Inline(ITypeSymbol type, SchemaModel schema, Compilation compilation)
    {
        var inner = schema;
        while ((inner.Items ?? inner.Values) is { } next)
        {
            inner = next;
        }

        return inner.Reference is null && inner.Type is not null ? Of(type, compilation) : null;
    }

    private static bool CanName(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => CanName(array.ElementType, compilation),
        INamedTypeSymbol { TypeKind: not TypeKind.Error, IsAnonymousType: false, IsFileLocal: false } named
            => compilation.IsSymbolAccessibleWithin(named, compilation.Assembly)
                && !named.GetAttributes().Any(IsWarning)
                && (named.ContainingType is null || CanName(named.ContainingType, compilation))
                && named.TypeArguments.All(argument => CanName(argument, compilation)),
        _ => false,
    };

    private static bool IsWarning(AttributeData attribute)
        => AttributeReader.NameOf(attribute) is "System.ObsoleteAttribute" or "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";
}
