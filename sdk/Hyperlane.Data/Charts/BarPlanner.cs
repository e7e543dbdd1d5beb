namespace Hyperlane.Data;

/// <summary>Bars: of groups, of bins, of time; of several colours on each other or side by side.</summary>
internal static class BarPlanner
{
    private const double Thickness = 0.8;

    public static async Task<ChartPlan> PlanAsync(ChartDraft draft)
    {
        var (source, chart) = (draft.Source, draft.Chart);
        var column = source.Need(chart.X, "x");
        var measure = ChartMeasure.Of(source, chart.Y, chart.Agg, "y", AggregateFunction.Sum);
        var color = source.Find(chart.Color, "color");
        var layout = LayoutOf(chart, measure, color is not null && color.Name == column.Name);
        await draft.FindFacetsAsync(measure);
        var x = await draft.Dimensions.GroupsAsync(column, draft.Room, measure, Bands.Order.ByMeasure, chart.XScale == ChartScale.Log);
        var series = await draft.Dimensions.NamesAsync(color, Dimensions.Colors, measure);
        var cells = await draft.AskAsync(x, series, measure);
        var panels = draft.Panels((panel, facet) => panel.Rects.AddRange(
            cells.Where(cell => cell.Facet == facet).GroupBy(cell => cell.X).OrderBy(group => group.Key)
                .SelectMany(group => Stand(draft, x, series, measure, layout, [.. group.OrderBy(cell => cell.Series)]))));
        var isPercent = layout == ChartLayout.Percent;
        var y = isPercent ? Percent(measure) : draft.ValueAxis(measure.Label, panels.SelectMany(panel => panel.Rects)
            .SelectMany(rect => (double[])[rect.Y1, rect.Y2]), isFromZero: true);
        if (chart.YScale == ChartScale.Log)
        {
            panels = draft.Panels((panel, facet) =>
                panel.Rects.AddRange(panels[(int)facet].Rects.Select(rect => rect with { Y1 = y.From })));
        }

        var across = draft.AxisOf(x);
        var title = $"{measure.Title} by {column.Name}";
        return IsHorizontal(draft, x)
            ? await draft.EndAsync(title, "Bar chart", y, across with { From = across.To, To = across.From },
                draft.Colors.Legend(series), [.. panels.Select(Turn)])
            : await draft.EndAsync(title, "Bar chart", across, y, draft.Colors.Legend(series), panels);
    }

    /// <summary>How the colours stand: on each other only where they add up.</summary>
    public static ChartLayout LayoutOf(ChartQuery chart, ChartMeasure measure, bool isSameColumn)
    {
        var layout = chart.Layout ?? (measure.IsAdditive || isSameColumn ? ChartLayout.Stacked : ChartLayout.Grouped);
        if (layout != ChartLayout.Grouped && !measure.IsAdditive && !isSameColumn)
        {
            throw ChartSource.Wrong("layout", $"Values of \"{measure.Label}\" do not add up, so they cannot be stacked. Choose grouped.");
        }

        return chart.YScale == ChartScale.Log && layout == ChartLayout.Stacked && chart.Color is not null && !isSameColumn
            ? chart.Layout is null ? ChartLayout.Grouped
                : throw ChartSource.Wrong(
                    "layout", "On a logarithmic axis, heights do not add up, so bars cannot be stacked. Choose grouped.")
            : layout;
    }

    /// <summary>The axis of parts of a whole.</summary>
    public static ChartAxis Percent(ChartMeasure measure)
        => new($"share of {measure.Label}", AxisScale.Linear, 0,
            100, [.. Enumerable.Range(0, 6).Select(i => new ChartTick(i * 20, $"{i * 20}%"))]);

    /// <summary>The text of a mark.</summary>
    public static string Say(Dimension x, string name, Bands? series, double key, string label, double value)
        => $"{x.Column.Name}: {name}\n{(series is null || series.Column.Name == x.Column.Name ? "" : $"{series.Column.Name}: {series.Names[(int)key]}\n")}{label}: {NumberText.Full(value)}";

    private static IEnumerable<ChartRect> Stand(ChartDraft draft, Dimension x, Bands? series, ChartMeasure measure, ChartLayout layout,
        List<ChartDraft.Cell> cells)
    {
        var place = x.Place(cells[0].X);
        var (from, to) = x is Bands ? (place.Middle - (Thickness / 2), place.Middle + (Thickness / 2)) : (place.From, place.To);
        var whole = cells.Sum(cell => Math.Abs(cell.Value));
        var (up, down) = (0.0, 0.0);
        foreach (var cell in cells)
        {
            var text = Say(x, place.Name, series, cell.Series, measure.Label, cell.Value);
            var color = series is null && x is Bands bands && (int)cell.X == bands.Rest ? draft.Colors.Other
                : draft.Colors.Of(series, cell.Series);
            if (layout == ChartLayout.Grouped && series is not null)
            {
                var part = (to - from) / series.Names.Count;
                yield return new ChartRect(from + (part * cell.Series), from + (part * (cell.Series + 1)), 0, cell.Value, color,
                    cell.Value, text);
                continue;
            }

            var height = layout == ChartLayout.Percent ? whole == 0 ? 0 : Math.Abs(cell.Value) / whole * 100 : cell.Value;
            var (low, high) = height >= 0 ? (up, up += height) : (down, down += height);
            yield return new ChartRect(from, to, low, high, color, cell.Value,
                layout == ChartLayout.Percent ? $"{text} ({NumberText.Short(Math.Round(height, 1))}%)" : text);
        }
    }

    private static bool IsHorizontal(ChartDraft draft, Dimension x)
    {
        var (chart, bands) = (draft.Chart, x as Bands);
        var columns = draft.Facets is null ? 1 : PanelGrid.Columns(draft.Facets.Names.Count, chart.Width);
        var longest = bands is null ? 0 : bands.Names.Select(name => Math.Min(28, name.Length)).DefaultIfEmpty(0).Max();
        return chart.Orientation is { } asked ? asked == ChartOrientation.Horizontal
            : bands is not null && bands.Names.Count * ((longest * 7) + 10) > (chart.Width - 90) / columns;
    }

    private static ChartPanel Turn(ChartPanel panel)
        => panel with { Rects = [.. panel.Rects.Select(rect => rect with { X1 = rect.Y1, X2 = rect.Y2, Y1 = rect.X1, Y2 = rect.X2 })] };
}
