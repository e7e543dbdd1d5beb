namespace Hyperlane.Data;

/// <summary>A bar or a cell.</summary>
/// <param name="X1">Its left edge.</param>
/// <param name="X2">Its right edge.</param>
/// <param name="Y1">Its lower edge.</param>
/// <param name="Y2">Its upper edge.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Value">The number that it stands for.</param>
/// <param name="Text">What it stands for, in words: a line for each.</param>
/// <param name="Label">What is written within it.</param>
public sealed record ChartRect(double X1, double X2, double Y1, double Y2, string Color, double Value, string Text, string? Label = null);
