namespace Hyperlane.Data;

/// <summary>How values are spread: bars of how many lie between round borders, or a curve of how dense they are.</summary>
internal static class HistogramPlanner
{
    private const int Fine = 400;
    private const int CurvePoints = 160;

    public static async Task<ChartPlan> PlanAsync(ChartDraft draft)
    {
        var (source, chart) = (draft.Source, draft.Chart);
        var rows = new ChartMeasure(AggregateFunction.Count, null);
        var column = source.NeedOrdered(chart.X, "x");
        var isLog = chart.XScale == ChartScale.Log;
        await draft.FindFacetsAsync(rows);
        var x = ChartSource.IsTime(column) ? await draft.Dimensions.BucketsAsync(column, chart.Bins ?? 40)
            : await draft.Dimensions.BinsAsync(column, chart.Bins ?? (isLog ? 30 : 20), isLog);
        var series = await draft.Dimensions.NamesAsync(source.Find(chart.Color, "color"), Dimensions.Colors, rows);
        var cells = await draft.AskAsync(x, series, rows);
        var panels = draft.Panels((panel, facet) =>
        {
            foreach (var bin in cells.Where(cell => cell.Facet == facet).GroupBy(cell => cell.X).OrderBy(bin => bin.Key))
            {
                var (place, below) = (x.Place(bin.Key), 0.0);
                foreach (var cell in bin.OrderBy(cell => cell.Series))
                {
                    var bottom = chart.YScale == ChartScale.Log ? 0 : below;
                    panel.Rects.Add(new ChartRect(place.From, place.To, bottom, below += cell.Value, draft.Colors.Of(series, cell.Series),
                        cell.Value, BarPlanner.Say(x, place.Name, series, cell.Series, "rows", cell.Value)));
                }
            }
        });
        var y = draft.ValueAxis("rows", panels.SelectMany(panel => panel.Rects).Select(rect => rect.Y2), isFromZero: true);
        panels = chart.YScale == ChartScale.Log
            ? [.. panels.Select(panel => panel with { Rects = [.. panel.Rects.Select(rect => rect with { Y1 = y.From })] })] : panels;
        return await draft.EndAsync($"Distribution of {column.Name}", "Histogram", draft.AxisOf(x), y, draft.Colors.Legend(series), panels);
    }

    /// <summary>A kernel density, by Gauss's curve and Silverman's rule of thumb, from counts in 400 bins.</summary>
    public static async Task<ChartPlan> PlanDensityAsync(ChartDraft draft)
    {
        var (source, chart) = (draft.Source, draft.Chart);
        var rows = new ChartMeasure(AggregateFunction.Count, null);
        var column = source.NeedNumber(chart.X, "x");
        await draft.FindFacetsAsync(rows);
        var extent = await draft.Dimensions.ExtentAsync(column, false);
        var step = (extent.High > extent.Low ? extent.High - extent.Low : 1) / Fine;
        var fine = new Bins(column, [.. Enumerable.Range(0, Fine + 1).Select(i => extent.Low + (step * i))], false);
        _ = await draft.Dimensions.BinsAsync(column, 20, false); // notes what has no place
        var series = await draft.Dimensions.NamesAsync(source.Find(chart.Color, "color"), Dimensions.Colors, rows);
        var cells = await draft.AskAsync(fine, series, rows);
        var panels = draft.Panels((panel, facet) =>
        {
            foreach (var group in cells.Where(cell => cell.Facet == facet).GroupBy(cell => cell.Series).OrderBy(group => group.Key))
            {
                panel.Lines.Add(new ChartLine(series?.Names[(int)group.Key], draft.Colors.Of(series, group.Key), series is null,
                    Curve(column, [.. group], fine, step)));
            }
        });
        var all = panels.SelectMany(panel => panel.Lines).SelectMany(line => line.Points).ToList();
        var x = Scales.Linear(column.Name, all.Count == 0 ? 0 : all.Min(point => point.X), all.Count == 0 ? 1 : all.Max(point => point.X),
            draft.MaxTicksOfX, false);
        return await draft.EndAsync($"Density of {column.Name}", "Density", x,
            draft.ValueAxis("density", all.Select(point => point.Y ?? 0), isFromZero: true), draft.Colors.Legend(series), panels);
    }

    private static List<ChartPoint> Curve(Column column, List<ChartDraft.Cell> cells, Bins fine, double step)
    {
        double all = cells.Sum(cell => cell.Rows);
        var mean = cells.Sum(cell => cell.Rows * fine.Place(cell.X).Middle) / all;
        var deviation = Math.Sqrt(cells.Sum(cell => cell.Rows * Math.Pow(fine.Place(cell.X).Middle - mean, 2)) / Math.Max(1, all - 1));
        var ordered = cells.OrderBy(cell => cell.X).ToList();
        var range = Quantile(0.75) - Quantile(0.25);
        var spread = range > 0 ? Math.Min(deviation, range / 1.34) : deviation;
        var width = Math.Max(0.9 * spread * Math.Pow(all, -0.2), step * 1.5);
        var (low, high) = (fine.Place(ordered[0].X).Middle - (3 * width), fine.Place(ordered[^1].X).Middle + (3 * width));
        return [.. Enumerable.Range(0, CurvePoints + 1).Select(i =>
        {
            var at = low + ((high - low) * i / CurvePoints);
            var density = cells.Sum(cell => cell.Rows * Math.Exp(-0.5 * Math.Pow((at - fine.Place(cell.X).Middle) / width, 2))) / (
                all * width * Math.Sqrt(2 * Math.PI));
            return new ChartPoint(at, density, 0, $"{column.Name}: {NumberText.Short(at)}\ndensity: {NumberText.Short(density)}");
        })];

        double Quantile(double part)
        {
            var passed = 0.0;
            return fine.Place(ordered.First(cell => (passed += cell.Rows) >= part * all).X).Middle;
        }
    }
}
