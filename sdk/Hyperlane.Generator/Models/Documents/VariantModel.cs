namespace Hyperlane.Generator.Models.Documents;

/// <summary>One of the types that a value may have (<c>[JsonDerivedType]</c>).</summary>
/// <param name="Reference">The type, as code spells it.</param>
/// <param name="Discriminator">The property that tells; null where none does.</param>
/// <param name="Json">What it says for this type, as JSON.</param>
internal sealed record VariantModel(string Reference, string? Discriminator, string Json);
