namespace Hyperlane.Data;

/// <summary>What type a column has, and why.</summary>
/// <param name="Type">The type.</param>
/// <param name="Precision">How many digits a decimal has; null for other numbers.</param>
/// <param name="Scale">How many of them stand behind the point.</param>
/// <param name="Order">In which order day and month stand.</param>
/// <param name="Reason">What is to be said of it; null where it is plain.</param>
/// <param name="Offer">What it might be.</param>
internal sealed record TypeDecision(ColumnType Type, int? Precision = null, int? Scale = null, DateOrder? Order = null,
    string? Reason = null, Offer? Offer = null);
