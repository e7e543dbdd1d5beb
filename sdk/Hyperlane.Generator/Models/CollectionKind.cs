namespace Hyperlane.Generator.Models;

/// <summary>What several values of one name are put into.</summary>
internal enum CollectionKind
{
    /// <summary>There is one value.</summary>
    None,

    /// <summary>An array, or an interface that an array has.</summary>
    Array,

    /// <summary>Another collection, which is made of the array: a list, a set.</summary>
    Made,

    /// <summary>A dictionary, whose keys stand in brackets behind the name: <c>filter[color]=red</c>.</summary>
    Dictionary,
}
