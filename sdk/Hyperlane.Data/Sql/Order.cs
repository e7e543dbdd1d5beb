namespace Hyperlane.Data;

/// <summary>An order by a column of the answer.</summary>
public sealed record Order(string By, bool Descending = false);
