namespace Hyperlane.Data;

/// <summary>Points of one colour: the first is at the first x and the first y.</summary>
public sealed record ChartDots(string? Name, string Color, IReadOnlyList<double> X, IReadOnlyList<double> Y);
