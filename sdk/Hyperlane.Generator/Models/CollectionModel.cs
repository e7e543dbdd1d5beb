namespace Hyperlane.Generator.Models;

/// <summary>What several values are put into.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Creation">How it is made of an array, or of a Dictionary; <c>{0}</c> stands for that. Empty where that is what is
/// wanted.</param>
/// <param name="Key">How the keys of a dictionary are read; null where there are none.</param>
/// <param name="HasLists">Whether each value of a dictionary is an array.</param>
internal sealed record CollectionModel(CollectionKind Kind, string Creation, ValueModel? Key = null, bool HasLists = false)
{
    /// <summary>What stands between several values of one name; null where each has the name.</summary>
    public char? Delimiter { get; init; }

    /// <summary>One value.</summary>
    public static readonly CollectionModel None = new(CollectionKind.None, "");
}
