namespace Hyperlane.Data;

/// <summary>Lines and areas. Where nothing was counted there is a zero; where there is nothing to measure, a gap.</summary>
internal static class LinePlanner
{
    public static async Task<ChartPlan> PlanAsync(ChartDraft draft)
    {
        var (source, chart) = (draft.Source, draft.Chart);
        var isArea = chart.Type == ChartType.Area;
        var column = source.Need(chart.X, "x");
        var measure = ChartMeasure.Of(source, chart.Y, chart.Agg, "y", AggregateFunction.Sum);
        var color = source.Find(chart.Color, "color");
        var layout = isArea && color is not null ? BarPlanner.LayoutOf(chart, measure, false) : ChartLayout.Grouped;
        await draft.FindFacetsAsync(measure);
        var x = await draft.Dimensions.CourseAsync(column, measure, draft.Room, chart.XScale == ChartScale.Log);
        var series = await draft.Dimensions.NamesAsync(color, Dimensions.Colors, measure);
        var cells = await draft.AskAsync(x, series, measure);
        var keys = x.Keys.Count > 0 ? x.Keys : [.. cells.Select(cell => cell.X).Distinct().Order()];
        var panels = draft.Panels((panel, facet) =>
        {
            var base_ = new double[keys.Count];
            var whole = keys.Select(key => 0.0).ToArray();
            var values = cells.Where(cell => cell.Facet == facet).ToLookup(cell => (cell.X, cell.Series), cell => cell.Value);
            var count = series?.Names.Count ?? 1;
            for (var i = 0; i < keys.Count && layout == ChartLayout.Percent; i++)
            {
                whole[i] = Enumerable.Range(0, count).Sum(key => values[(keys[i], key)].Sum(Math.Abs));
            }

            for (var key = 0; key < count; key++)
            {
                if (cells.Exists(cell => cell.Facet == facet && cell.Series == key))
                {
                    panel.Lines.Add(Line(key, i => values[(keys[i], key)].Cast<double?>().FirstOrDefault(), base_, whole));
                }
            }
        });
        var all = panels.SelectMany(panel => panel.Lines).SelectMany(line => line.Points);
        var y = layout == ChartLayout.Percent ? BarPlanner.Percent(measure)
            : draft.ValueAxis(measure.Label, all.SelectMany(point => isArea ? [point.Y ?? double.NaN, point.Base]
                : (double[])[point.Y ?? double.NaN]), isArea || measure.IsCount);
        if (isArea && chart.YScale == ChartScale.Log)
        {
            panels = [.. panels.Select(
                panel => panel with { Lines = [.. panel.Lines.Select(
                    line => line with { Points = [.. line.Points.Select(point => point with { Base = y.From })] })] })];
        }

        return await draft.EndAsync($"{measure.Title} by {column.Name}", isArea ? "Area chart" : "Line chart", draft.AxisOf(x), y,
            draft.Colors.Legend(series), panels);

        ChartLine Line(int key, Func<int, double?> valueOf, double[] base_, double[] whole)
        {
            var isKnown = x is TimeBuckets; // between two buckets, there may be one without rows
            var points = new List<ChartPoint>();
            for (var i = 0; i < keys.Count; i++)
            {
                var place = x.Place(keys[i]);
                var value = valueOf(i)
                    ?? (isKnown && measure.IsCount && chart.YScale == ChartScale.Linear ? 0 : layout != ChartLayout.Grouped ? 0 : null);
                if (value is null && !isKnown)
                {
                    continue; // numbers and names are joined: only time has a beat
                }

                var height = layout == ChartLayout.Percent ? whole[i] == 0 ? 0 : Math.Abs(value ?? 0) / whole[i] * 100 : value;
                var low = base_[i];
                base_[i] = layout == ChartLayout.Grouped ? 0 : low + (height ?? 0);
                points.Add(new ChartPoint(x is TimeBuckets ? place.From : place.Middle, low + height, low,
                    value is { } number ? BarPlanner.Say(x, place.Name, series, key, measure.Label, number) : ""));
            }

            return new ChartLine(series?.Names[key], draft.Colors.Of(series, key), isArea, points);
        }
    }
}
