namespace Hyperlane.Generator.Models;

/// <summary>What several values of one name are put into.</summary>
internal enum CollectionKind
{
    /// <summary>There is one value.</summary>
    None,

    /// <summary>An array, or an interface that an array has.</summary>
    Array,

    /// <summary>A List.</summary>
    List,
}
