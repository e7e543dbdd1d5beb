namespace Hyperlane.Data;

/// <summary>How a file was read, and why so.</summary>
/// <param name="Decisions">What was decided about the file.</param>
/// <param name="Columns">Columns of which there is something to say, the first 200.</param>
/// <param name="Notes">What was left out, and the like.</param>
public sealed record Reading(IReadOnlyList<Decision> Decisions, IReadOnlyList<ColumnReading> Columns, IReadOnlyList<string> Notes);

/// <summary>Why a column has its type.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">Its type.</param>
/// <param name="Reason">Why.</param>
/// <param name="Offer">What else it could be.</param>
public sealed record ColumnReading(string Name, ColumnType Type, string? Reason, Offer? Offer);
