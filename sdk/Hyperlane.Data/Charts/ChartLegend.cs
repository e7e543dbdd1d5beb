namespace Hyperlane.Data;

/// <summary>What colours mean: names, or numbers from low to high.</summary>
/// <param name="Label">Of which column.</param>
/// <param name="Series">The names and their colours; none where the colours are a scale.</param>
/// <param name="Ramp">The colours of a scale, from low to high.</param>
/// <param name="Ticks">What is written along it, from 0 to 1.</param>
public sealed record ChartLegend(string Label, IReadOnlyList<ChartSeries> Series, IReadOnlyList<string>? Ramp = null,
    IReadOnlyList<ChartTick>? Ticks = null);
