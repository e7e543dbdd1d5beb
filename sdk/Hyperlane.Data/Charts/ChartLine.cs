namespace Hyperlane.Data;

/// <summary>A line, or an area from it down to its base.</summary>
public sealed record ChartLine(string? Name, string Color, bool IsArea, IReadOnlyList<ChartPoint> Points);
