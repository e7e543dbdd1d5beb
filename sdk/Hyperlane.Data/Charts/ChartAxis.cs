namespace Hyperlane.Data;

/// <summary>An axis.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Scale">How it is divided.</param>
/// <param name="From">What is at its left or lower end.</param>
/// <param name="To">What is at its other end.</param>
/// <param name="Ticks">What is written along it.</param>
public sealed record ChartAxis(string Label, AxisScale Scale, double From, double To, IReadOnlyList<ChartTick> Ticks);
