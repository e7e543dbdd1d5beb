namespace Hyperlane.Generator.Models.Documents;

/// <summary>One of the types that a value may have (<c>[JsonDerivedType]</c>).</summary>
/// <param name="Reference">The type, as code spells it; that of the value itself where it need not be a derived one.</param>
/// <param name="Discriminator">The property that tells; null where none does.</param>
/// <param name="Json">What it says for this type, as JSON; empty for nothing.</param>
/// <param name="IsSelf">Whether it is the type of the value itself.</param>
internal sealed record VariantModel(string Reference, string? Discriminator, string Json, bool IsSelf = false)
{
    /// <summary>Whether the type has a schema of its own as a variant: there stands what tells it.</summary>
    public bool HasComponent => IsSelf || Discriminator is not null;

    /// <summary>The name of that schema before names are given.</summary>
    public string KeyWithin(string type) => $"{type}|{Reference}|{Json}";
}
