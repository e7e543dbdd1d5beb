using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Tells what JSON writes as an array or as an object of names that are not known beforehand.</summary>
internal static class Collections
{
    private static readonly HashSet<string> Dictionaries =
        ["System.Collections.Generic.IDictionary<TKey, TValue>", "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>"];
    private static readonly HashSet<string> Sets = ["System.Collections.Generic.ISet<T>", "System.Collections.Generic.IReadOnlySet<T>"];
    private static readonly HashSet<string> Sequences =
        ["System.Collections.Generic.IEnumerable<T>", "System.Collections.Generic.IAsyncEnumerable<T>"];

    /// <summary>The type of the values of a dictionary; null when it is none.</summary>
    public static ITypeSymbol? ValueOf(ITypeSymbol type) => Find(type, Dictionaries)?.TypeArguments[1];

    /// <summary>The type of the keys of a dictionary; null when it is none.</summary>
    public static ITypeSymbol? KeyOf(ITypeSymbol type) => Find(type, Dictionaries)?.TypeArguments[0];

    /// <summary>The type of the items of a collection; null when it is none.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol type)
        => type is IArrayTypeSymbol array ? array.ElementType : Find(type, Sequences)?.TypeArguments[0];

    /// <summary>Whether no two items are the same.</summary>
    public static bool IsSet(ITypeSymbol type) => Find(type, Sets) is not null;

    private static INamedTypeSymbol? Find(ITypeSymbol type, HashSet<string> names)
        => new[] { type }.OfType<INamedTypeSymbol>().Concat(type.AllInterfaces)
            .FirstOrDefault(one => one.IsGenericType && names.Contains(one.OriginalDefinition.ToDisplayString(NullableFlowState.None)));
}
