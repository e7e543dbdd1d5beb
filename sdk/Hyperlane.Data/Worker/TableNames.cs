namespace Hyperlane.Data;

/// <summary>What a question names.</summary>
/// <param name="Names">Tables, schemas and databases.</param>
/// <param name="Own">Tables that it makes for itself, by WITH. Inside, the name may still mean a dataset.</param>
/// <param name="IsOfAll">Whether it looks at the list of all tables.</param>
internal sealed record TableNames(IReadOnlyList<string> Names, IReadOnlyList<string> Own, bool IsOfAll);
