namespace Hyperlane.Data;

/// <summary>Why a column has its type.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">Its type.</param>
/// <param name="Reason">Why.</param>
/// <param name="Offer">What else it could be.</param>
public sealed record ColumnReading(string Name, ColumnType Type, string? Reason, Offer? Offer);
