namespace Hyperlane.Data;

/// <summary>Two columns of groups or bins, and a colour for what is measured where they meet.</summary>
internal static class HeatmapPlanner
{
    private const int MaxColumns = 12;

    public static async Task<ChartPlan> PlanAsync(ChartDraft draft)
    {
        var (source, chart) = (draft.Source, draft.Chart);
        var (x, y) = (source.Need(chart.X, "x"), source.Need(chart.Y, "y"));
        var measure = ChartMeasure.Of(source, chart.Color, chart.Color is null ? null : chart.Agg, "color", AggregateFunction.Avg);
        var label = chart.Color is null ? "count" : measure.Label;
        var rows = new ChartMeasure(AggregateFunction.Count, null);
        await draft.FindFacetsAsync(rows);
        var bins = Math.Min(20, draft.Room * 2);
        var across = await draft.Dimensions.GroupsAsync(x, draft.Room, rows, Bands.Order.ByName, chart.XScale == ChartScale.Log, bins);
        var up = await draft.Dimensions.GroupsAsync(y, draft.Room, rows, Bands.Order.ByName, chart.YScale == ChartScale.Log, bins);
        var cells = await draft.AskAsync(across, up, measure);
        var (low, high) = (cells.Select(cell => cell.Value).DefaultIfEmpty(0).Min(), cells.Select(cell => cell.Value)
            .DefaultIfEmpty(1).Max());
        low = measure.IsCount ? 0 : low;
        var panels = draft.Panels((panel, facet) => panel.Rects.AddRange(cells.Where(cell => cell.Facet == facet)
            .OrderBy(cell => cell.Series).ThenBy(cell => cell.X).Select(cell =>
        {
            var (column, line) = (across.Place(cell.X), up.Place(cell.Series));
            var color = Palette.Between(draft.Colors.Ramp, high > low ? (cell.Value - low) / (high - low) : 0.5);
            return new ChartRect(column.From, column.To, line.From, line.To, color, cell.Value,
                $"{x.Name}: {column.Name}\n{y.Name}: {line.Name}\n{label}: {NumberText.Full(cell.Value)}");
        })));
        var axis = up.Axis(draft.MaxTicksOfY);
        axis = up is Bands ? axis with { From = axis.To, To = axis.From } : axis; // groups are read from the top
        return await draft.EndAsync($"{(chart.Color is null ? "Count" : measure.Title)} by {x.Name} and {y.Name}", "Heat map",
            draft.AxisOf(across), axis, Legend(label, draft.Colors.Ramp, low, high), panels);
    }

    /// <summary>How each column of numbers goes with each other one: Pearson's r.</summary>
    public static async Task<ChartPlan> PlanCorrelationAsync(ChartDraft draft)
    {
        var numbers = draft.Source.Numbers;
        var columns = numbers.Take(MaxColumns).ToList();
        if (columns.Count < 2)
        {
            throw ChartSource.Wrong("type", "A correlation needs two columns of numbers.");
        }

        if (numbers.Count > columns.Count)
        {
            draft.Notes.Add($"The first {columns.Count} of {numbers.Count} columns of numbers.");
        }

        var pairs = Enumerable.Range(0, columns.Count).SelectMany(i => Enumerable.Range(0, i).Select(j => (I: i, J: j))).ToList();
        var found = (await draft.Source.AskAsync(
            _ => $"SELECT {string.Join(", ", pairs.Select(pair => Correlation(columns[pair.I], columns[pair.J])))}",
            _ => "",
            row => pairs.Select((_, i) => (R: ChartSource.ToDouble(row[2 * i]), Count: ChartSource.ToCount(row[(2 * i) + 1])))
                .ToList()))[0];
        var panel = new ChartPanel(null);
        for (var i = 0; i < pairs.Count; i++)
        {
            var ((up, across), (r, count)) = (pairs[i], found[i]);
            if (!double.IsFinite(r))
            {
                continue; // a column of one value goes with nothing
            }

            var color = Palette.Between(draft.Colors.Both, (r + 1) / 2);
            var text = $"{columns[up].Name} and {columns[across].Name}\nr: {NumberText.Short(Math.Round(r, 4))}\nrows: {NumberText.Count(count)}";
            panel.Rects.Add(new ChartRect(across - 0.5, across + 0.5, up - 0.5, up + 0.5, color, r, text, NumberText.Places(r, 2)));
            panel.Rects.Add(new ChartRect(up - 0.5, up + 0.5, across - 0.5, across + 0.5, color, r, text, NumberText.Places(r, 2)));
        }

        var ticks = NameText.Ticks([.. columns.Select(column => column.Name)]);
        for (var i = 0; i < columns.Count; i++)
        {
            panel.Rects.Add(new ChartRect(i - 0.5, i + 0.5, i - 0.5, i + 0.5, draft.Colors.Both[^1], 1, $"{columns[i].Name}\nr: 1",
                NumberText.Places(1, 2)));
        }

        var axis = new ChartAxis("", AxisScale.Band, -0.5, columns.Count - 0.5, ticks);
        return await draft.EndAsync("Correlation of the columns of numbers", "Correlation matrix", axis,
            axis with { From = axis.To, To = axis.From }, Legend("r", draft.Colors.Both, -1, 1), [panel]);
    }

    /// <summary>What a scale of colours means.</summary>
    public static ChartLegend Legend(string label, IReadOnlyList<string> ramp, double low, double high)
    {
        var (ticks, step) = NiceBins.Ticks(low, high > low ? high : low + 1, 4, false);
        return new ChartLegend(label, [], ramp, [.. NumberText.Along(ticks, step)
            .Select(tick => tick with { At = high > low ? (tick.At - low) / (high - low) : 0.5 })]);
    }

    private static string Correlation(Column x, Column y)
    {
        var both = $"FILTER (WHERE {ChartSource.HasPlace(x)} AND {ChartSource.HasPlace(y)})";
        return $"corr({ChartSource.Number(x)}, {ChartSource.Number(y)}) {both}, count(*) {both}";
    }
}
