namespace Hyperlane.Data;

/// <summary>A name and its colour.</summary>
public sealed record ChartSeries(string Name, string Color);
