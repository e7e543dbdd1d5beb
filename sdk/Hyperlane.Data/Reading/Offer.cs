namespace Hyperlane.Data;

/// <summary>A type that a column could have, or another reading of its numbers, if the user says so.</summary>
/// <param name="Type">The type.</param>
/// <param name="Missing">What would have to mean that a value is missing (<c>missing</c>).</param>
/// <param name="Decimal">The sign before the decimals (<c>decimal</c>).</param>
/// <param name="Dates">The order of day and month (<c>dates</c>).</param>
/// <param name="Loses">What would be lost.</param>
public sealed record Offer(ColumnType Type, IReadOnlyList<string>? Missing = null, char? Decimal = null, string? Dates = null,
    string? Loses = null);
