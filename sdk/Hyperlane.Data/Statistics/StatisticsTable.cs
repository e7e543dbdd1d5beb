namespace Hyperlane.Data;

/// <summary>Numbers by rows and columns.</summary>
public sealed record StatisticsTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
