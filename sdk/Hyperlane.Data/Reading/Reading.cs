namespace Hyperlane.Data;

/// <summary>How a file was read, and why so.</summary>
/// <param name="Decisions">What was decided about the file.</param>
/// <param name="Columns">Columns of which there is something to say, the first 200.</param>
/// <param name="Notes">What was left out, and the like.</param>
public sealed record Reading(IReadOnlyList<Decision> Decisions, IReadOnlyList<ColumnReading> Columns, IReadOnlyList<string> Notes);
