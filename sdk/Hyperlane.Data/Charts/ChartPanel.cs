namespace Hyperlane.Data;

/// <summary>What is drawn between a pair of axes.</summary>
/// <param name="Name">Which of the small multiples it is; null where there are none.</param>
public sealed record ChartPanel(string? Name)
{
    /// <summary>Bars and cells.</summary>
    public List<ChartRect> Rects { get; init; } = [];

    /// <summary>Lines, and areas below them.</summary>
    public List<ChartLine> Lines { get; init; } = [];

    /// <summary>Points, those of a colour together.</summary>
    public List<ChartDots> Dots { get; init; } = [];

    /// <summary>Straight lines: whiskers, medians, trends.</summary>
    public List<ChartRule> Rules { get; init; } = [];
}
