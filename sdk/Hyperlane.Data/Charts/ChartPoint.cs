namespace Hyperlane.Data;

/// <summary>A point of a line; without y, the line has a gap there.</summary>
public sealed record ChartPoint(double X, double? Y, double Base, string Text);
