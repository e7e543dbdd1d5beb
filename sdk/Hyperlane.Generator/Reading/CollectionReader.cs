using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds out what several values of one name are put into, and how that is made of an array.</summary>
internal static class CollectionReader
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Frozen = "System.Collections.Frozen.";

    /// <summary>The collections beside arrays. <c>&lt;&gt;</c> stands for the type arguments, <c>{0}</c> for the array.</summary>
    private static readonly Dictionary<string, string> Creations = new()
    {
        [Generic + "List<T>"] = $"new global::{Generic}List<>({{0}})",
        [Generic + "IList<T>"] = $"new global::{Generic}List<>({{0}})",
        [Generic + "ICollection<T>"] = $"new global::{Generic}List<>({{0}})",
        [Generic + "HashSet<T>"] = $"new global::{Generic}HashSet<>({{0}})",
        [Generic + "ISet<T>"] = $"new global::{Generic}HashSet<>({{0}})",
        [Generic + "IReadOnlySet<T>"] = $"new global::{Generic}HashSet<>({{0}})",
        [Generic + "SortedSet<T>"] = $"new global::{Generic}SortedSet<>({{0}})",
        ["System.Collections.ObjectModel.Collection<T>"] = $"new global::System.Collections.ObjectModel.Collection<>(new global::{Generic}List<>({{0}}))",
        ["System.Collections.ObjectModel.ReadOnlyCollection<T>"] = "new global::System.Collections.ObjectModel.ReadOnlyCollection<>({0})",
        [Immutable + "ImmutableArray<T>"] = $"global::{Immutable}ImmutableArray.Create<>({{0}})",
        [Immutable + "ImmutableList<T>"] = $"global::{Immutable}ImmutableList.Create<>({{0}})",
        [Immutable + "IImmutableList<T>"] = $"global::{Immutable}ImmutableList.Create<>({{0}})",
        [Immutable + "ImmutableHashSet<T>"] = $"global::{Immutable}ImmutableHashSet.Create<>({{0}})",
        [Immutable + "IImmutableSet<T>"] = $"global::{Immutable}ImmutableHashSet.Create<>({{0}})",
        [Immutable + "ImmutableSortedSet<T>"] = $"global::{Immutable}ImmutableSortedSet.Create<>({{0}})",
        [Frozen + "FrozenSet<T>"] = $"global::{Frozen}FrozenSet.ToFrozenSet<>({{0}})",
    };

    /// <summary>The dictionaries. <c>{0}</c> stands for a Dictionary.</summary>
    private static readonly Dictionary<string, string> Dictionaries = new()
    {
        [Generic + "Dictionary<TKey, TValue>"] = "",
        [Generic + "IDictionary<TKey, TValue>"] = "",
        [Generic + "IReadOnlyDictionary<TKey, TValue>"] = "",
        [Generic + "SortedDictionary<TKey, TValue>"] = $"new global::{Generic}SortedDictionary<>({{0}})",
        [Immutable + "ImmutableDictionary<TKey, TValue>"] = $"global::{Immutable}ImmutableDictionary.CreateRange<>({{0}})",
        [Immutable + "IImmutableDictionary<TKey, TValue>"] = $"global::{Immutable}ImmutableDictionary.CreateRange<>({{0}})",
        [Frozen + "FrozenDictionary<TKey, TValue>"] = $"global::{Frozen}FrozenDictionary.ToFrozenDictionary<>({{0}})",
    };

    /// <summary>What a type holds, and the type of one; null items when it holds one value only.</summary>
    public static (CollectionModel Model, ITypeSymbol? Item) Read(ITypeSymbol declared)
    {
        var type = ValueReader.WithoutNull(declared);
        return type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => (new(CollectionKind.Array, ""), array.ElementType),
            INamedTypeSymbol { TypeArguments: [var item] } named when IsInterfaceOfArrays(named) => (new(CollectionKind.Array, ""), item),
            INamedTypeSymbol { TypeArguments: [var item] } named when Creations.TryGetValue(NameOf(named), out var creation)
                => (new(CollectionKind.Made, WithArguments(creation, named)), item),
            _ => (CollectionModel.None, null),
        };
    }

    /// <summary>The types of the keys and the values of a dictionary, and how it is made; null where it is none.</summary>
    public static (string Creation, ITypeSymbol Key, ITypeSymbol Value)? ReadDictionary(ITypeSymbol type)
        => type is INamedTypeSymbol { TypeArguments: [var key, var value] } named
            && Dictionaries.TryGetValue(NameOf(named), out var creation)
            ? (WithArguments(creation, named), key, value)
            : null;

    private static bool IsInterfaceOfArrays(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType
        is SpecialType.System_Collections_Generic_IEnumerable_T
        or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
        or SpecialType.System_Collections_Generic_IReadOnlyList_T;

    private static string NameOf(INamedTypeSymbol type) => type.OriginalDefinition.ToDisplayString(NullableFlowState.None);

    private static string WithArguments(string creation, INamedTypeSymbol type)
    {
        var code = type.ToCode();
        return creation.Replace("<>", code.Substring(code.IndexOf('<')));
    }
}
