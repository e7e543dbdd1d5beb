namespace Hyperlane.Data;

/// <summary>Rows of a dataset, of an aggregation or of a query.</summary>
/// <param name="Columns">Their columns.</param>
/// <param name="Rows">The rows, each with a value for each column.</param>
/// <param name="Truncated">Whether there are more rows than were asked for, or than one answer may have.</param>
/// <param name="Total">How many there are altogether, where that is known.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Truncated, long? Total,
    long Milliseconds);
