namespace Hyperlane.Data;

/// <summary>Plans charts: the engine counts and calculates, and what is to be seen becomes a plan.</summary>
internal static class ChartPlanner
{
    /// <summary>The plan of a chart.</summary>
    /// <exception cref="ProblemException">It cannot be drawn so.</exception>
    public static Task<ChartPlan> PlanAsync(ChartSource source, ChartQuery chart)
    {
        var draft = new ChartDraft(source, chart);
        return chart.Type switch
        {
            ChartType.Bar => BarPlanner.PlanAsync(draft),
            ChartType.Line or ChartType.Area => LinePlanner.PlanAsync(draft),
            ChartType.Scatter => ScatterPlanner.PlanAsync(draft),
            ChartType.Histogram => HistogramPlanner.PlanAsync(draft),
            ChartType.Density => HistogramPlanner.PlanDensityAsync(draft),
            ChartType.Box => BoxPlanner.PlanAsync(draft),
            ChartType.Heatmap => HeatmapPlanner.PlanAsync(draft),
            _ => HeatmapPlanner.PlanCorrelationAsync(draft),
        };
    }
}
