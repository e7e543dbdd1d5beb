using System.Globalization;

namespace Hyperlane.Data;

/// <summary>A point for each row, with the line of least squares where that is asked for.</summary>
internal static class ScatterPlanner
{
    private const int MaxPoints = 5_000;
    private const int Shades = 9;

    private sealed record Point(double Facet, double X, double Y, double Color);

    private sealed record Line(double Facet, double Slope, double Start, double Correlation, long Count, double Low, double High);

    public static async Task<ChartPlan> PlanAsync(ChartDraft draft)
    {
        var (source, chart) = (draft.Source, draft.Chart);
        var (x, y) = (source.NeedOrdered(chart.X, "x"), source.NeedOrdered(chart.Y, "y"));
        var color = source.Find(chart.Color, "color");
        var (isLogX, isLogY) = (chart.XScale == ChartScale.Log, chart.YScale == ChartScale.Log);
        await draft.FindFacetsAsync(new ChartMeasure(AggregateFunction.Count, null));
        var (across, up) = (await draft.Dimensions.PointsAsync(x, isLogX), await draft.Dimensions.PointsAsync(y, isLogY));
        var shades = color is { IsNumeric: true }
            && (await draft.Dimensions.ExtentAsync(color, false)) is { Distinct: > Dimensions.Colors } extent ? extent : null;
        var series = shades is null
            ? await draft.Dimensions.NamesAsync(color, Dimensions.Colors, new ChartMeasure(AggregateFunction.Count, null)) : null;
        var where = $"WHERE {HasPlace(x, isLogX)} AND {HasPlace(y, isLogY)}";
        var count = (await source.AskAsync(_ => "SELECT count(*)", _ => where, row => ChartSource.ToCount(row[0])))[0];

        // Of many rows some are shown, always the same ones.
        var every = Math.Max(1, (count + MaxPoints - 1) / MaxPoints);
        var points = await source.AskAsync(
            sql => $"SELECT f, x, y, c FROM (SELECT {ChartDraft.KeyOf(draft.Facets, sql)} AS f, {ChartSource.Number(x)} AS x, {ChartSource.Number(y)} AS y, "
                + $"{(shades is null ? ChartDraft.KeyOf(series, sql) : ChartSource.Number(color!))} AS c, row_number() OVER () AS n FROM {source.From} {where}) AS numbered WHERE n % {every} = 0",
            row => new Point(ChartSource.ToDouble(row[0]), ChartSource.ToDouble(row[1]), ChartSource.ToDouble(row[2]),
                ChartSource.ToDouble(row[3])));
        if (every > 1)
        {
            draft.Notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{points.Count:n0} of {count:n0} rows are shown, every {every:n0}th."));
        }

        var panels = draft.Panels((panel, facet) => panel.Dots.AddRange(points.Where(point => point.Facet == facet)
            .GroupBy(point => shades is null ? point.Color : Shade(shades, point.Color)).OrderBy(group => group.Key)
            .Select(group => new ChartDots(shades is null ? series?.Names[(int)group.Key] : null,
                ColorOf(group.Key), [.. group.Select(point => point.X)], [.. group.Select(point => point.Y)]))));
        if (chart.Trend)
        {
            await DrawTrendsAsync(draft, panels, x, y, where);
        }

        var yAxis = ChartSource.IsTime(y)
            ? up.Axis(draft.MaxTicksOfY)
            : draft.ValueAxis(y.Name, points.Select(point => point.Y), isFromZero: false);
        var xAxis = ChartSource.IsTime(x) || isLogX ? draft.AxisOf(across)
            : Scales.Nice(x.Name, points.Select(point => point.X).DefaultIfEmpty(0).Min(), points.Select(point => point.X).DefaultIfEmpty(1)
                .Max(), draft.MaxTicksOfX);
        return await draft.EndAsync($"{y.Name} against {x.Name}", "Scatter plot", xAxis, yAxis, shades is null
            ? draft.Colors.Legend(series) : HeatmapPlanner.Legend(color!.Name, draft.Colors.Ramp, shades.Low, shades.High), panels);

        string ColorOf(double key)
            => shades is null ? draft.Colors.Of(series, key) : double.IsNaN(key) ? draft.Colors.Other
                : Palette.Between(draft.Colors.Ramp, 0.15 + (0.85 * key / (Shades - 1)));
    }

    private static double Shade(Dimensions.Extent extent, double value)
        => double.IsFinite(value)
            ? Math.Floor(Math.Clamp((value - extent.Low) / (extent.High - extent.Low), 0, 0.9999) * Shades)
            : double.NaN;

    private static string HasPlace(Column column, bool isLog)
        => $"{ChartSource.HasPlace(column)}{(isLog ? $" AND {ChartSource.Number(column)} > 0" : "")}";

    /// <summary>From all rows, not only from those that are shown; on logarithmic axes of the logarithms.</summary>
    private static async Task DrawTrendsAsync(ChartDraft draft, IReadOnlyList<ChartPanel> panels, Column x, Column y, string where)
    {
        var (isLogX, isLogY) = (draft.Chart.XScale == ChartScale.Log, draft.Chart.YScale == ChartScale.Log);
        var (a, b) = (isLogX ? $"log10({ChartSource.Number(x)})" : ChartSource.Number(x),
            isLogY ? $"log10({ChartSource.Number(y)})" : ChartSource.Number(y));
        var lines = await draft.Source.AskAsync(
            sql => $"SELECT {ChartDraft.KeyOf(draft.Facets, sql)}, regr_slope({b}, {a}), regr_intercept({b}, {a}), corr({b}, {a}), count(*), min({a}), max({a})",
            _ => $"{where} GROUP BY 1",
            row => new Line(ChartSource.ToDouble(row[0]), ChartSource.ToDouble(row[1]), ChartSource.ToDouble(row[2]),
                ChartSource.ToDouble(row[3]), ChartSource.ToCount(row[4]), ChartSource.ToDouble(row[5]), ChartSource.ToDouble(row[6])));
        foreach (var line in lines.Where(line => double.IsFinite(line.Slope) && double.IsFinite(line.Facet)))
        {
            var perDay = ChartSource.IsTime(x) ? 86_400_000 : 1;
            var r = double.IsFinite(line.Correlation) ? $"; r = {NumberText.Short(Math.Round(line.Correlation, 3))}" : "";
            var name = panels[(int)line.Facet].Name;
            var text = $"Trend{(name is null ? "" : $" of {name}")}: slope {NumberText.Short(line.Slope * perDay)}{(perDay > 1 ? " per day" : "")}{(isLogX || isLogY ? " in logarithms" : "")}{r}, from {NumberText.Count(line.Count)} rows.";
            double At(double value) => line.Start + (line.Slope * value);
            panels[(int)line.Facet].Rules.Add(new ChartRule(Back(line.Low, isLogX), Back(At(line.Low), isLogY), Back(line.High, isLogX),
                Back(At(line.High), isLogY), draft.Colors.Accent, 2, text));
            if (draft.Facets is null)
            {
                draft.Notes.Add(text);
            }
        }
    }

    private static double Back(double value, bool isLog) => isLog ? Math.Pow(10, value) : value;
}
