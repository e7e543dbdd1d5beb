using System.Globalization;

namespace Hyperlane.Data;

/// <summary>A chart while it is planned: its rows, what is asked for, and what there is to say.</summary>
internal sealed class ChartDraft(ChartSource source, ChartQuery chart)
{
    private const int MaxPanels = 9;
    private const int MaxCells = 50_000;

    /// <summary>A group of rows: its small multiple, its place, its colour; what is measured, and of how many rows.</summary>
    public sealed record Cell(double Facet, double X, double Series, double Value, long Rows);

    public ChartSource Source => source;

    public ChartQuery Chart => chart;

    public List<string> Notes { get; } = [];

    public Palette Colors { get; } = new(chart.Theme);

    /// <summary>The small multiples; null where there is one chart.</summary>
    public Bands? Facets { get; private set; }

    public Dimensions Dimensions => field ??= new Dimensions(source, chart, Notes);

    private int Columns => Facets is null ? 1 : PanelGrid.Columns(Facets.Names.Count, chart.Width);

    private int Lines => Facets is null ? 1 : (int)Math.Ceiling(Facets.Names.Count / (double)Columns);

    /// <summary>For how many numbers there is room along x.</summary>
    public int MaxTicksOfX => Math.Clamp((chart.Width - 90) / Columns / 60, 3, 14);

    /// <summary>For how many dates there is room along x.</summary>
    public int MaxTicksOfTime => Math.Clamp((chart.Width - 90) / Columns / 65, 2, 12);

    /// <summary>For how many numbers there is room along y.</summary>
    public int MaxTicksOfY => Math.Clamp((chart.Height - 110) / Lines / 36, 3, 10);

    /// <summary>For how many groups there is room along either axis.</summary>
    public int Room => Math.Clamp(Math.Min((chart.Height - 110) / Lines / 17, (chart.Width - 80) / Columns / 24), 5, 40);

    /// <summary>Finds the small multiples, if there are to be any.</summary>
    public async Task FindFacetsAsync(ChartMeasure measure)
        => Facets = await Dimensions.NamesAsync(source.Find(chart.Facet, "facet"), MaxPanels, measure);

    /// <summary>The axis of a dimension from left to right.</summary>
    public ChartAxis AxisOf(Dimension x) => x.Axis(ChartSource.IsTime(x.Column) ? MaxTicksOfTime : MaxTicksOfX);

    /// <summary>The axis of numbers from bottom to top.</summary>
    /// <param name="label">What it says.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="isFromZero">Whether zero is to be seen.</param>
    public ChartAxis ValueAxis(string label, IEnumerable<double> values, bool isFromZero)
    {
        var isLog = chart.YScale == ChartScale.Log;
        var all = values.Where(value => double.IsFinite(value) && (!isLog || value > 0)).ToList();
        var (low, high) = all.Count == 0 ? (isLog ? 1.0 : 0.0, isLog ? 10.0 : 1.0) : (all.Min(), all.Max());
        if (isLog)
        {
            var floor = Math.Pow(10, Math.Floor(Math.Log10(low)));
            return Scales.Log(label, isFromZero ? floor / (floor == low ? 10 : 1) : floor,
                Math.Pow(10, Math.Ceiling(Math.Log10(high * 1.0001))), MaxTicksOfY);
        }

        var isWhole = all.TrueForAll(double.IsInteger); // no half rows
        return isFromZero || chart.Zero ? Scales.Nice(label, Math.Min(0, low), Math.Max(0, high), MaxTicksOfY, isWhole)
            : Scales.Nice(label, low, high, MaxTicksOfY, isWhole);
    }

    /// <summary>Asks for what is measured in each group; groups without a place are left out.</summary>
    public async Task<List<Cell>> AskAsync(Dimension? x, Dimension? series, ChartMeasure measure)
    {
        var cells = await source.AskAsync(
            sql => $"SELECT {KeyOf(Facets, sql)}, {KeyOf(x, sql)}, {KeyOf(series, sql)}, {measure.Text}, count(*)",
            _ => string.Create(CultureInfo.InvariantCulture, $"GROUP BY 1, 2, 3 LIMIT {MaxCells}"),
            row => new Cell(ChartSource.ToDouble(row[0]), ChartSource.ToDouble(row[1]), ChartSource.ToDouble(row[2]),
                ChartSource.ToDouble(row[3]), ChartSource.ToCount(row[4])));
        if (cells.Count == MaxCells)
        {
            throw ChartSource.Wrong("x", $"That would be more than {MaxCells:n0} groups. Choose a column of fewer values, or bins.");
        }

        var placed = cells.Where(cell => double.IsFinite(cell.Facet) && double.IsFinite(cell.X) && double.IsFinite(cell.Series)
            && double.IsFinite(cell.Value)).ToList();
        if (chart.YScale == ChartScale.Log && placed.Exists(cell => cell.Value <= 0))
        {
            var gone = placed.RemoveAll(cell => cell.Value <= 0);
            Notes.Add($"{gone:n0} groups are not shown: a logarithmic axis has no place for zero and below.");
        }

        return placed;
    }

    /// <summary>A dimension as a column of SQL; 0 where there is none.</summary>
    public static string KeyOf(Dimension? dimension, Sql sql) => dimension is null ? "0" : dimension.Key(sql);

    /// <summary>A panel for each of the small multiples.</summary>
    /// <param name="draw">Draws what belongs to the one of this key.</param>
    public IReadOnlyList<ChartPanel> Panels(Action<ChartPanel, double> draw)
    {
        var panels = new List<ChartPanel>();
        for (var key = 0; key < (Facets?.Names.Count ?? 1); key++)
        {
            var panel = new ChartPanel(Facets?.Names[key]);
            draw(panel, key);
            panels.Add(panel);
        }

        return panels;
    }

    /// <summary>The plan, once all is known.</summary>
    public async Task<ChartPlan> EndAsync(string title, string kind, ChartAxis x, ChartAxis y, ChartLegend? legend,
        IReadOnlyList<ChartPanel> panels)
    {
        await Dimensions.NoteMissingAsync();
        title = chart.Title ?? title;
        return new ChartPlan(chart.Type, title, Describe(kind, title, panels), x, y, legend, panels, [.. Notes.Distinct()]);
    }

    private string Describe(string kind, string title, IReadOnlyList<ChartPanel> panels)
    {
        var marks = panels.SelectMany(panel => panel.Rects.Select(rect => rect.Text.Replace("\n", ", ", StringComparison.Ordinal))
            .Concat(panel.Lines.SelectMany(line => line.Points).Where(point => point.Y is not null)
                .Select(point => point.Text.Replace("\n", ", ", StringComparison.Ordinal)))).ToList();
        var first = marks.Count == 0 ? ""
            : $" {string.Join("; ", marks.Take(8))}{(marks.Count > 8 ? string.Create(CultureInfo.InvariantCulture, $"; and {marks.Count - 8:n0} more") : "")}.";
        return $"{kind}: {title}.{first}{string.Concat(Notes.Distinct().Select(note => " " + note))}";
    }
}
