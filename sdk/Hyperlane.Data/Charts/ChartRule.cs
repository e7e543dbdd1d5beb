namespace Hyperlane.Data;

/// <summary>A straight line.</summary>
public sealed record ChartRule(double X1, double Y1, double X2, double Y2, string Color, double Width = 1, string? Text = null);
