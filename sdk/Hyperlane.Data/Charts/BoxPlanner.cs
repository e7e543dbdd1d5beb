using System.Globalization;

namespace Hyperlane.Data;

/// <summary>Boxes as Tukey drew them: the middle half, whiskers to the last values within one and a half boxes, and what lies outside as
/// points.</summary>
internal static class BoxPlanner
{
    private const int MaxOutliers = 2_000;

    private sealed record Box(double Facet, double X, double Low, double Middle, double High, long Count, double WhiskerLow,
        double WhiskerHigh, long Outside);

    public static async Task<ChartPlan> PlanAsync(ChartDraft draft)
    {
        var (source, chart) = (draft.Source, draft.Chart);
        var y = source.NeedNumber(chart.Y, "y");
        var column = source.Find(chart.X, "x");
        var rows = new ChartMeasure(AggregateFunction.Count, null);
        await draft.FindFacetsAsync(rows);
        var x = column is null ? null : await draft.Dimensions.GroupsAsync(column, Math.Min(20, draft.Room), rows, Bands.Order.ByMeasure,
            chart.XScale == ChartScale.Log);
        _ = await draft.Dimensions.PointsAsync(y, chart.YScale == ChartScale.Log); // notes what has no place
        var boxes = await source.AskAsync(
            sql => $"{Quartiles(sql, draft, x, y)} SELECT f, x, q1, q2, q3, n, min(v) FILTER (WHERE v >= low), max(v) FILTER (WHERE v <= high), count(*) FILTER (WHERE v < low OR v > high) FROM rows JOIN quartiles USING (f, x) GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2",
            row => new Box(ChartSource.ToDouble(row[0]), ChartSource.ToDouble(row[1]), ChartSource.ToDouble(row[2]),
                ChartSource.ToDouble(row[3]), ChartSource.ToDouble(row[4]),
                ChartSource.ToCount(row[5]), ChartSource.ToDouble(row[6]), ChartSource.ToDouble(row[7]), ChartSource.ToCount(row[8])));
        var outside = boxes.Sum(box => box.Outside);
        var outliers = outside == 0 ? [] : await source.AskAsync(
            sql => string.Create(CultureInfo.InvariantCulture,
                $"{Quartiles(sql, draft, x, y)} SELECT DISTINCT f, x, v FROM rows JOIN quartiles USING (f, x) WHERE v < low OR v > high ORDER BY 1, 2, 3 LIMIT {MaxOutliers + 1}"),
            row => (Facet: ChartSource.ToDouble(row[0]), X: ChartSource.ToDouble(row[1]), Value: ChartSource.ToDouble(row[2])));
        if (outliers.Count > MaxOutliers)
        {
            outliers.RemoveAt(MaxOutliers);
            draft.Notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{MaxOutliers:n0} different outliers are shown; {outside:n0} rows lie outside the whiskers."));
        }

        var panels = draft.Panels((panel, facet) =>
        {
            foreach (var box in boxes.Where(box => box.Facet == facet && double.IsFinite(box.X)))
            {
                Draw(panel, draft, box, x, y);
            }

            var points = outliers.Where(point => point.Facet == facet && double.IsFinite(point.X)).ToList();
            if (points.Count > 0)
            {
                panel.Dots.Add(new ChartDots(null, draft.Colors.First, [.. points.Select(point => x?.Place(point.X).Middle ?? 0)],
                    [.. points.Select(point => point.Value)]));
            }
        });
        var values = panels.SelectMany(panel => panel.Rules.SelectMany(rule => (double[])[rule.Y1, rule.Y2])
            .Concat(panel.Dots.SelectMany(dots => dots.Y)));
        var across = x is null ? new ChartAxis("", AxisScale.Band, -0.5, 0.5, [new ChartTick(0, "")]) : draft.AxisOf(x);
        return await draft.EndAsync(column is null ? y.Name : $"{y.Name} by {column.Name}", "Box plot", across,
            draft.ValueAxis(y.Name, values, isFromZero: false), null, panels);
    }

    private static string Quartiles(Sql sql, ChartDraft draft, Dimension? x, Column y)
    {
        var number = ChartSource.Number(y);
        var above = draft.Chart.YScale == ChartScale.Log ? $" AND {number} > 0" : "";
        string Part(string part) => $"percentile_cont({part}) WITHIN GROUP (ORDER BY v)";
        return $"WITH rows AS (SELECT {ChartDraft.KeyOf(draft.Facets, sql)} AS f, {ChartDraft.KeyOf(x, sql)} AS x, {number} AS v FROM {draft.Source.From} WHERE {ChartSource.HasPlace(y)}{above}), "
            + $"boxes AS (SELECT f, x, {Part("0.25")} AS q1, {Part("0.5")} AS q2, {Part("0.75")} AS q3, count(*) AS n FROM rows GROUP BY 1, 2), "
            + "quartiles AS (SELECT *, q1 - 1.5 * (q3 - q1) AS low, q3 + 1.5 * (q3 - q1) AS high FROM boxes)";
    }

    private static void Draw(ChartPanel panel, ChartDraft draft, Box box, Dimension? x, Column y)
    {
        var place = x?.Place(box.X) ?? new Place(-0.5, 0.5, "");
        var half = (place.To - place.From) * 0.3;
        var (left, right, middle, ink) = (place.Middle - half, place.Middle + half, place.Middle, draft.Colors.Soft);
        var text = $"{(x is null ? "" : $"{x.Column.Name}: {place.Name}\n")}median {y.Name}: {NumberText.Full(box.Middle)}\nquartiles: {NumberText.Full(box.Low)}, {NumberText.Full(box.High)}\n"
            + string.Create(CultureInfo.InvariantCulture,
                $"whiskers: {NumberText.Full(box.WhiskerLow)}, {NumberText.Full(box.WhiskerHigh)}\n{box.Count:n0} rows, {box.Outside:n0} outside");
        panel.Rules.Add(new ChartRule(middle, box.WhiskerLow, middle, box.Low, ink));
        panel.Rules.Add(new ChartRule(middle, box.High, middle, box.WhiskerHigh, ink));
        panel.Rules.Add(new ChartRule(middle - (half / 2), box.WhiskerLow, middle + (half / 2), box.WhiskerLow, ink));
        panel.Rules.Add(new ChartRule(middle - (half / 2), box.WhiskerHigh, middle + (half / 2), box.WhiskerHigh, ink));
        panel.Rects.Add(new ChartRect(left, right, box.Low, box.High, draft.Colors.Pale, box.Middle, text));
        panel.Rules.Add(new ChartRule(left, box.Middle, right, box.Middle, draft.Colors.Accent, 2));
    }
}
