using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>
/// A chart as data: everything that is to be seen, in the units of its axes. The page and the pictures are drawn from it, so
/// they show the same. Times are milliseconds since 1970, UTC; groups are 0, 1, 2 and on.
/// </summary>
/// <param name="Type">The kind of chart.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Description">What is to be seen, for those who do not see it.</param>
/// <param name="X">The axis from left to right.</param>
/// <param name="Y">The axis from bottom to top.</param>
/// <param name="Legend">What the colours mean; null where there is only one.</param>
/// <param name="Panels">The charts: one, or several small ones with the same axes.</param>
/// <param name="Notes">What is left out or put together, in words.</param>
public sealed record ChartPlan(
    ChartType Type, string Title, string Description, ChartAxis X, ChartAxis Y, ChartLegend? Legend,
    IReadOnlyList<ChartPanel> Panels, IReadOnlyList<string> Notes);

/// <summary>How an axis is divided.</summary>
public enum AxisScale
{
    /// <summary>Equal steps are equal distances.</summary>
    [JsonStringEnumMemberName("linear")] Linear,

    /// <summary>Equal ratios are equal distances.</summary>
    [JsonStringEnumMemberName("log")] Log,

    /// <summary>Dates or timestamps.</summary>
    [JsonStringEnumMemberName("time")] Time,

    /// <summary>Groups: the first is from -0.5 to 0.5, the next from 0.5 to 1.5.</summary>
    [JsonStringEnumMemberName("band")] Band,
}

/// <summary>An axis.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Scale">How it is divided.</param>
/// <param name="From">What is at its left or lower end.</param>
/// <param name="To">What is at its other end.</param>
/// <param name="Ticks">What is written along it.</param>
public sealed record ChartAxis(string Label, AxisScale Scale, double From, double To, IReadOnlyList<ChartTick> Ticks);

/// <summary>A text along an axis.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">What is written there.</param>
/// <param name="Full">The whole of it, where it was shortened.</param>
public sealed record ChartTick(double At, string Text, string? Full = null);

/// <summary>What colours mean: names, or numbers from low to high.</summary>
/// <param name="Label">Of which column.</param>
/// <param name="Series">The names and their colours; none where the colours are a scale.</param>
/// <param name="Ramp">The colours of a scale, from low to high.</param>
/// <param name="Ticks">What is written along it, from 0 to 1.</param>
public sealed record ChartLegend(string Label, IReadOnlyList<ChartSeries> Series, IReadOnlyList<string>? Ramp = null,
    IReadOnlyList<ChartTick>? Ticks = null);

/// <summary>A name and its colour.</summary>
public sealed record ChartSeries(string Name, string Color);

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

/// <summary>A line, or an area from it down to its base.</summary>
public sealed record ChartLine(string? Name, string Color, bool IsArea, IReadOnlyList<ChartPoint> Points);

/// <summary>A point of a line; without y, the line has a gap there.</summary>
public sealed record ChartPoint(double X, double? Y, double Base, string Text);

/// <summary>Points of one colour: the first is at the first x and the first y.</summary>
public sealed record ChartDots(string? Name, string Color, IReadOnlyList<double> X, IReadOnlyList<double> Y);

/// <summary>A straight line.</summary>
public sealed record ChartRule(double X1, double Y1, double X2, double Y2, string Color, double Width = 1, string? Text = null);
