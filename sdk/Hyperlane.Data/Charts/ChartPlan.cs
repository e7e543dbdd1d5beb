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
