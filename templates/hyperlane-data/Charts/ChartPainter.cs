using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace HyperlaneData._1;

/// <summary>Draws datasets: the engine calculates what is to be seen, ScottPlot paints it.</summary>
public sealed class ChartPainter(Engine engine, Profiler profiler, DataSettings settings) : IDisposable
{
    private const int Categories = 40;
    private const int Series = 8;
    private const int Points = 5_000;

    private static readonly ScottPlot.Palettes.Category10 Palette = new();
    private static readonly string[] Quartiles = ["0.25", "0.5", "0.75"];

    /// <summary>A picture of 4000 × 4000 is 64 MB while it is painted, so few are painted at a time.</summary>
    private readonly ConcurrencyLimiter _painting = new(new ConcurrencyLimiterOptions { PermitLimit = settings.ConcurrentCharts, QueueLimit = settings.WaitingQueries });

    /// <summary>What most pages are written in, if this machine has it.</summary>
    private static readonly string Font = new[] { "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans" }
        .FirstOrDefault(SkiaSharp.SKFontManager.Default.FontFamilies.Contains) ?? Fonts.Sans;

    /// <summary>A picture as an answer. A dataset never changes, so neither does its picture: who has it already gets 304, and nothing is calculated.</summary>
    /// <exception cref="ProblemException">It cannot be drawn so.</exception>
    public async Task<IResult> PaintAsync(Dataset dataset, ChartQuery chart, string format, HttpContext context)
    {
        var asked = JsonSerializer.Serialize(chart, DataJson.Default.ChartQuery);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{dataset.Id} {format} {asked}")))[..20]}\"";
        context.Response.Headers["Cache-Control"] = "no-cache";
        var isKnown = context.Request.Headers["If-None-Match"]?.Contains(tag, StringComparison.Ordinal) == true;
        var picture = isKnown ? [] : await PaintAsync(dataset, chart, format, context.RequestAborted);
        return new FileResult(picture, format == "svg" ? "image/svg+xml" : "image/png") { ETag = tag };
    }

    private async Task<byte[]> PaintAsync(Dataset dataset, ChartQuery chart, string format, CancellationToken stop)
    {
        using var plot = new Plot();
        var title = chart.Type switch
        {
            ChartType.Bar => await PaintBarsAsync(plot, dataset, chart, stop),
            ChartType.Line => await PaintLinesAsync(plot, dataset, chart, stop),
            ChartType.Scatter => await PaintPointsAsync(plot, dataset, chart, stop),
            ChartType.Histogram => await PaintHistogramAsync(plot, dataset, chart, stop),
            ChartType.Box => await PaintBoxesAsync(plot, dataset, chart, stop),
            _ => await PaintHeatmapAsync(plot, dataset, chart, stop),
        };
        plot.Title(chart.Title ?? title, chart.Width < 480 ? 15 : 18);
        Dress(plot, chart.Theme);
        using var turn = await _painting.AcquireAsync(1, stop);
        return turn.IsAcquired
            ? await Task.Run(() => format == "svg" ? PaintSvg(plot, chart) : plot.GetImageBytes(chart.Width, chart.Height, ImageFormat.Png), stop)
            : throw new ProblemException(503, "Too many charts are wanted at once. Try again in a moment.");
    }

    public void Dispose() => _painting.Dispose();

    /// <summary>For machines that lack the font; and the cells of a heat map have edges, which browsers would blur.</summary>
    private static byte[] PaintSvg(Plot plot, ChartQuery chart)
        => Encoding.UTF8.GetBytes(plot.GetSvgXml(chart.Width, chart.Height)
            .Replace($"font-family=\"{Font}\"", $"font-family=\"{Font}, sans-serif\"", StringComparison.Ordinal)
            .Replace("<image ", "<image image-rendering=\"pixelated\" ", StringComparison.Ordinal));

    private async Task<string> PaintBarsAsync(Plot plot, Dataset dataset, ChartQuery chart, CancellationToken stop)
    {
        var x = Need(dataset, chart.X, "x");
        var measure = MeasureOf(dataset, chart);
        var cells = await GroupAsync(dataset, x, ColorOf(dataset, chart), measure, stop);

        // Names are sorted by what is measured, everything else by itself.
        var isName = x.Type is ColumnType.Text or ColumnType.Json;
        var groups = cells.GroupBy(cell => Cell.Text(cell.X)).Select(group => (Name: group.Key, Value: group.Sum(cell => cell.Value))).ToList();
        groups = [.. (isName ? groups.OrderByDescending(group => group.Value).ToList() : groups).Take(Categories)];
        var places = groups.Select((group, i) => (group.Name, i)).ToDictionary(group => group.Name, group => group.i);
        var series = SeriesOf(cells);
        var width = 0.8 / Math.Max(series.Count, 1);
        for (var s = 0; s < series.Count; s++)
        {
            var bars = cells.Where(cell => cell.Series == series[s] && places.ContainsKey(Cell.Text(cell.X))).Select(cell => new Bar
            {
                Position = places[Cell.Text(cell.X)] + ((s - ((series.Count - 1) / 2.0)) * width),
                Value = cell.Value,
                Size = width * 0.94,
                FillColor = Palette.GetColor(s),
                LineWidth = 0,
            });
            var painted = plot.Add.Bars(bars.ToArray());
            painted.LegendText = series[s];
        }

        Name(plot.Axes.Bottom, [.. groups.Select(group => group.Name)], chart.Width);
        plot.Axes.Margins(bottom: cells.Any(cell => cell.Value < 0) ? 0.05 : 0);
        Label(plot, x.Name, measure.Label, chart, series);
        return $"{Capital(measure.Label)} by {x.Name}";
    }

    private async Task<string> PaintLinesAsync(Plot plot, Dataset dataset, ChartQuery chart, CancellationToken stop)
    {
        var x = Need(dataset, chart.X, "x");
        var measure = MeasureOf(dataset, chart);
        var cells = await GroupAsync(dataset, x, ColorOf(dataset, chart), measure, stop);
        var isDate = x.Type is ColumnType.Date or ColumnType.Timestamp;
        var names = cells.Select(cell => Cell.Text(cell.X)).Distinct().Select((name, i) => (name, i)).ToDictionary(name => name.name, name => name.i);
        var series = SeriesOf(cells);
        for (var s = 0; s < series.Count; s++)
        {
            var points = cells.Where(cell => cell.Series == series[s]).Select(cell => (X: Place(cell.X, x, names), Y: cell.Value)).Where(point => double.IsFinite(point.X)).OrderBy(point => point.X).ToList();
            var line = plot.Add.Scatter(points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray(), Palette.GetColor(s));
            line.LineWidth = 2;
            line.MarkerSize = points.Count > 60 ? 0 : 6;
            line.LegendText = series[s];
        }

        if (isDate)
        {
            plot.Axes.DateTimeTicksBottom();
        }
        else if (!x.IsNumeric)
        {
            Name(plot.Axes.Bottom, [.. names.Keys], chart.Width);
        }

        Label(plot, x.Name, measure.Label, chart, series);
        return $"{Capital(measure.Label)} by {x.Name}";
    }

    private async Task<string> PaintPointsAsync(Plot plot, Dataset dataset, ChartQuery chart, CancellationToken stop)
    {
        var x = NeedNumber(dataset, chart.X, "x");
        var y = NeedNumber(dataset, chart.Y, "y");
        var color = ColorOf(dataset, chart);
        var (xName, yName) = (Sql.Quote(x.Name), Sql.Quote(y.Name));

        // Of many rows some are shown, always the same ones.
        var sample = dataset.Rows > Points ? Store.Sample(100.0 * Points / dataset.Rows) : "";
        var sql = new Sql($"SELECT {xName}, {yName}, {(color is null ? "NULL" : Sql.Quote(color.Name))} FROM {Store.TableOf(dataset)}{sample} WHERE {xName} IS NOT NULL AND {yName} IS NOT NULL LIMIT {2 * Points}");
        var cells = await engine.AskAsync(sql, rows => rows.ReadAll(row => new Mark(row[0], Cell.Text(row[2]), ToDouble(row[1]))), stop);
        var series = SeriesOf(cells);
        for (var s = 0; s < series.Count; s++)
        {
            var points = cells.Where(cell => cell.Series == series[s]).Select(cell => (X: ToDouble(cell.X), Y: cell.Value)).Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToList();
            var cloud = plot.Add.ScatterPoints(points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray(), Palette.GetColor(s).WithAlpha(0.7));
            cloud.MarkerSize = points.Count > 1000 ? 4 : 7;
            cloud.LegendText = series[s];
        }

        Label(plot, x.Name, y.Name, chart, series);
        return $"{y.Name} against {x.Name}{(dataset.Rows > Points ? string.Create(CultureInfo.InvariantCulture, $" ({cells.Count:n0} of {dataset.Rows:n0} rows)") : "")}";
    }

    private async Task<string> PaintHistogramAsync(Plot plot, Dataset dataset, ChartQuery chart, CancellationToken stop)
    {
        var x = Need(dataset, chart.X, "x");
        var summary = await profiler.SummariseAsync(dataset, [x], stop);
        var bins = await profiler.DrawHistogramAsync(dataset, summary[0], chart.Bins, stop)
            ?? throw Wrong("x", $"\"{x.Name}\" has no numbers or dates that could be put into bins.");
        var isDate = x.Type is ColumnType.Date or ColumnType.Timestamp;
        plot.Add.Bars(bins.Select(bin =>
        {
            var (from, to) = (Place(bin.From, x, []), Place(bin.To, x, []));
            return new Bar { Position = (from + to) / 2, Value = bin.Count, Size = (to - from) * 0.98, FillColor = Palette.GetColor(0), LineWidth = 0 };
        }).ToArray());
        if (isDate)
        {
            plot.Axes.DateTimeTicksBottom();
        }

        plot.Axes.Margins(bottom: 0);
        Label(plot, x.Name, "rows", chart, [""]);
        return $"Distribution of {x.Name}";
    }

    private async Task<string> PaintBoxesAsync(Plot plot, Dataset dataset, ChartQuery chart, CancellationToken stop)
    {
        var y = NeedNumber(dataset, chart.Y, "y");
        var x = chart.X is null ? null : Need(dataset, chart.X, "x");
        var value = $"CAST({Sql.Quote(y.Name)} AS FLOAT8)";
        var parts = string.Join(", ", Quartiles.Select(part => $"percentile_cont({part}) WITHIN GROUP (ORDER BY {value})"));
        var sql = new Sql($"SELECT {(x is null ? "''" : Sql.Quote(x.Name))}, min({value}), {parts}, max({value}), count(*) FROM {Store.TableOf(dataset)} WHERE {Profiler.Finite(Sql.Quote(y.Name))} GROUP BY 1 ORDER BY 7 DESC, 1 LIMIT 20");
        var boxes = await engine.AskAsync(sql, rows => rows.ReadAll(row => (Name: Cell.Text(row[0]), Numbers: Enumerable.Range(1, 5).Select(i => ToDouble(row[i])).ToArray())), stop);
        plot.Add.Boxes([.. boxes.Select((box, i) => new Box
        {
            Position = i,
            WhiskerMin = box.Numbers[0],
            BoxMin = box.Numbers[1],
            BoxMiddle = box.Numbers[2],
            BoxMax = box.Numbers[3],
            WhiskerMax = box.Numbers[4],
            FillColor = Palette.GetColor(0).WithAlpha(0.6),
            LineColor = Ink(chart.Theme),
        })]);
        Name(plot.Axes.Bottom, [.. boxes.Select(box => box.Name)], chart.Width);
        Label(plot, x?.Name ?? "", y.Name, chart, [""]);
        return x is null ? y.Name : $"{y.Name} by {x.Name}";
    }

    private async Task<string> PaintHeatmapAsync(Plot plot, Dataset dataset, ChartQuery chart, CancellationToken stop)
    {
        var (x, y) = (Need(dataset, chart.X, "x"), Need(dataset, chart.Y, "y"));
        var measure = chart.Color is null ? new Measure(AggregateFunction.Count)
            : InWords(chart.Agg ?? AggregateFunction.Avg, Measurable(dataset, chart.Color, "color", chart.Agg).Name);
        var sql = Sql.Aggregate(dataset, new Aggregation([x.Name, y.Name], [measure], Limit: 100_000));
        var cells = await engine.AskAsync(sql, rows => rows.ReadAll(row => (X: Cell.Text(row[0]), Y: Cell.Text(row[1]), Value: ToDouble(row[2]))), stop);
        List<string> columns = [.. cells.Select(cell => cell.X).Distinct()], lines = [.. cells.Select(cell => cell.Y).Distinct().OrderBy(name => double.TryParse(name, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        if (columns.Count > Points / 50 || lines.Count > Points / 50)
        {
            throw Wrong(columns.Count > lines.Count ? "x" : "y", $"A heatmap has {Points / 50} values at most on each side; here are {columns.Count} and {lines.Count}.");
        }

        var heat = new double[Math.Max(lines.Count, 1), Math.Max(columns.Count, 1)];
        MemoryMarshal.CreateSpan(ref heat[0, 0], heat.Length).Fill(double.NaN);
        cells.ForEach(cell => heat[lines.Count - 1 - lines.IndexOf(cell.Y), columns.IndexOf(cell.X)] = double.IsFinite(cell.Value) ? cell.Value : double.NaN);
        if (!cells.Exists(cell => double.IsFinite(cell.Value)))
        {
            heat[0, 0] = 0; // a map wants to have something
        }

        var map = plot.Add.Heatmap(heat);
        map.Colormap = new ScottPlot.Colormaps.Viridis();
        var bar = plot.Add.ColorBar(map);
        bar.Label = measure.Label;
        bar.LabelStyle.ForeColor = bar.Axis.TickLabelStyle.ForeColor = Ink(chart.Theme);
        bar.Axis.FrameLineStyle.Color = bar.Axis.MajorTickStyle.Color = bar.Axis.MinorTickStyle.Color = Ink(chart.Theme);
        Name(plot.Axes.Bottom, columns, chart.Width);
        Name(plot.Axes.Left, lines, chart.Height);
        Label(plot, x.Name, y.Name, chart, [""]);
        return $"{Capital(measure.Label)} by {x.Name} and {y.Name}";
    }

    /// <summary>Something to be seen: where, of which series, and how much.</summary>
    private sealed record Mark(object? X, string Series, double Value);

    private Task<List<Mark>> GroupAsync(Dataset dataset, Column x, Column? color, Measure measure, CancellationToken stop)
    {
        var sql = Sql.Aggregate(dataset, new Aggregation(color is null ? [x.Name] : [x.Name, color.Name], [measure], [new Filter(x.Name, FilterOperator.NotNull)], Limit: 50_000));
        return engine.AskAsync(
            sql,
            rows => rows.ReadAll(row => new Mark(row[0], color is null ? "" : Cell.Text(row[1]), ToDouble(row[color is null ? 1 : 2])))
                .Where(mark => double.IsFinite(mark.Value)).ToList(),
            stop);
    }

    /// <summary>The series with the most to show.</summary>
    private static List<string> SeriesOf(List<Mark> cells)
        => [.. cells.GroupBy(cell => cell.Series).OrderByDescending(group => group.Sum(cell => Math.Abs(cell.Value))).Take(Series).Select(group => group.Key)];

    private static Measure MeasureOf(Dataset dataset, ChartQuery chart)
    {
        if (chart.Y is null)
        {
            return chart.Agg is null or AggregateFunction.Count ? new Measure(AggregateFunction.Count, As: "rows")
                : throw Wrong("y", $"Say of which column the {chart.Agg.ToString()!.ToLowerInvariant()} is.");
        }

        return InWords(chart.Agg ?? AggregateFunction.Sum, Measurable(dataset, chart.Y, "y", chart.Agg).Name);
    }

    /// <summary>A column that can be measured so: of what is no number there is only how many.</summary>
    private static Column Measurable(Dataset dataset, string name, string parameter, AggregateFunction? function)
    {
        var column = Sql.Find(dataset, name, parameter);
        return column.IsNumeric || function is AggregateFunction.Count or AggregateFunction.Distinct ? column
            : throw Wrong(parameter, $"\"{column.Name}\" is of type {column.Type.ToString().ToLowerInvariant()}; numbers are needed, or agg=count.");
    }

    /// <summary>A measure with a name as one would put it in a report.</summary>
    private static Measure InWords(AggregateFunction function, string column) => new(function, column, function switch
    {
        AggregateFunction.Avg => $"average {column}",
        AggregateFunction.Min => $"lowest {column}",
        AggregateFunction.Max => $"highest {column}",
        AggregateFunction.Median => $"median {column}",
        AggregateFunction.Stddev => $"standard deviation of {column}",
        AggregateFunction.Distinct => $"different values of {column}",
        AggregateFunction.Count => $"number of {column}",
        _ => $"total {column}",
    });

    private static Column? ColorOf(Dataset dataset, ChartQuery chart) => chart.Color is null ? null : Sql.Find(dataset, chart.Color, "color");

    private static Column Need(Dataset dataset, string? name, string parameter)
        => Sql.Find(dataset, name ?? throw Wrong(parameter, "This chart needs a column here."), parameter);

    private static Column NeedNumber(Dataset dataset, string? name, string parameter)
    {
        var column = Need(dataset, name, parameter);
        return column.IsNumeric ? column : throw Wrong(parameter, $"\"{column.Name}\" is of type {column.Type.ToString().ToLowerInvariant()}; numbers are needed.");
    }

    private static ProblemException Wrong(string parameter, string message) => new(Problem.Validation(parameter, message));

    private static double Place(object? value, Column column, Dictionary<string, int> names)
        => column.Type is ColumnType.Date or ColumnType.Timestamp
            ? DateTime.TryParse(Cell.Text(value), CultureInfo.InvariantCulture, out var date) ? date.ToOADate() : double.NaN
            : column.IsNumeric ? ToDouble(value) : names[Cell.Text(value)];

    private static double ToDouble(object? value)
        => value is null ? double.NaN : value is string text ? double.Parse(text, CultureInfo.InvariantCulture) : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    /// <summary>Names on an axis: aslant where they would run into each other, and of too many some.</summary>
    private static void Name(IAxis axis, List<string> names, int pixels)
    {
        var step = Math.Max(1, (int)Math.Ceiling(names.Count * 20 / (pixels * 0.8)));
        var shown = Enumerable.Range(0, names.Count).Where(i => i % step == 0).Select(i => (At: (double)i, Text: names[i].Length > 24 ? names[i][..23] + "…" : names[i])).ToList();
        axis.TickGenerator = new NumericManual([.. shown.Select(name => name.At)], [.. shown.Select(name => name.Text)]);
        axis.MajorTickStyle.Length = 0;
        if (axis is IXAxis && shown.Sum(name => name.Text.Length + 2) * 7.5 > pixels * 0.85)
        {
            axis.TickLabelStyle.Rotation = -40;
            axis.TickLabelStyle.Alignment = Alignment.MiddleRight;
            axis.MinimumSize = 20 + (shown.Max(name => name.Text.Length) * 5);
        }
    }

    private static void Label(Plot plot, string x, string y, ChartQuery chart, List<string> series)
    {
        plot.XLabel(x, 14);
        plot.YLabel(y, 14);
        if (chart.Color is not null && series.Count > 0 && series[0].Length + series.Count > 1)
        {
            plot.Legend.Orientation = chart.Width < 480 ? Orientation.Horizontal : Orientation.Vertical;
            plot.ShowLegend(chart.Width < 480 ? Edge.Bottom : Edge.Right);
        }
    }

    private static Color Ink(ChartTheme theme) => Color.FromHex(theme == ChartTheme.Dark ? "#e6e8ee" : "#1c2230");

    private static void Dress(Plot plot, ChartTheme theme)
    {
        var paper = Color.FromHex(theme == ChartTheme.Dark ? "#161a23" : "#ffffff");
        plot.FigureBackground.Color = paper;
        plot.DataBackground.Color = paper;
        plot.Font.Set(Font);
        plot.Axes.Color(Ink(theme));
        plot.Grid.MajorLineColor = Ink(theme).WithAlpha(0.12);
        plot.Legend.BackgroundColor = paper;
        plot.Legend.FontColor = Ink(theme);
        plot.Legend.OutlineColor = Ink(theme).WithAlpha(0.3);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
    }
}
