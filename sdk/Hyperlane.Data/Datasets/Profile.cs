namespace Hyperlane.Data;

/// <summary>A dataset at a glance.</summary>
public sealed record Profile(long Rows, IReadOnlyList<ColumnProfile> Columns);
