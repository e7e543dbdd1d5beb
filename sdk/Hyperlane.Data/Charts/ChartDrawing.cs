namespace Hyperlane.Data;

/// <summary>Draws a plan on a canvas: title, legend, axes, marks, and what is left out.</summary>
internal sealed class ChartDrawing(ChartPlan plan, ChartQuery chart, ChartCanvas canvas)
{
    private const double Margin = 16;
    private const double Small = 12;

    private readonly Palette _colors = new(chart.Theme);
    private double _top = Margin;
    private double _bottom = chart.Height - Margin;

    /// <summary>Draws all of it.</summary>
    public void Draw()
    {
        canvas.Rect(0, 0, chart.Width, chart.Height, _colors.Paper);
        DrawTitle();
        DrawNotes();
        DrawLegend();
        DrawPanels();
    }

    private void DrawTitle()
    {
        foreach (var line in TextFit.Wrap(plan.Title, chart.Width - (2 * Margin), 16, 2, isBold: true))
        {
            canvas.Text(new ChartText(line, Margin, _top + 8, _colors.Ink, 16, IsBold: true));
            _top += 22;
        }

        _top += 4;
    }

    private void DrawNotes()
    {
        var lines = plan.Notes.SelectMany(note => TextFit.Wrap(note, chart.Width - (2 * Margin), 11, 3)).ToList();
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            canvas.Text(new ChartText(lines[i], Margin, _bottom - 5, _colors.Soft, 11));
            _bottom -= 15;
        }

        _bottom -= lines.Count > 0 ? 6 : 0;
    }

    private void DrawLegend()
    {
        if (plan.Legend is not { } legend)
        {
            return;
        }

        var x = Margin;
        void Break(double width)
        {
            if (x > Margin && x + width > chart.Width - Margin)
            {
                (x, _top) = (Margin, _top + 20);
            }
        }

        var label = TextFit.Cut(legend.Label, chart.Width - (2 * Margin), Small, isBold: true);
        canvas.Text(new ChartText(label, x, _top + 7, _colors.Soft, Small, IsBold: true));
        x += TextRuns.Width(label, Small, isBold: true) + 12;
        foreach (var series in legend.Series)
        {
            var width = TextRuns.Width(series.Name, Small) + 18;
            Break(width);
            canvas.Rect(x, _top + 1, 12, 12, series.Color);
            canvas.Text(new ChartText(series.Name, x + 18, _top + 7, _colors.Ink, Small));
            x += width + 14;
        }

        if (legend.Ramp is { } ramp)
        {
            const int wide = 180;
            Break(wide + 20);
            for (var i = 0; i < wide; i += 4)
            {
                canvas.Rect(x + i, _top, 4.5, 12, Palette.Between(ramp, (i + 2.0) / wide));
            }

            foreach (var tick in legend.Ticks ?? [])
            {
                canvas.Text(new ChartText(tick.Text, x + (tick.At * wide), _top + 21, _colors.Soft, 11, TextAnchor.Middle));
            }

            _top += 14;
        }

        _top += 24;
    }

    private void DrawPanels()
    {
        var columns = PanelGrid.Columns(plan.Panels.Count, chart.Width);
        var lines = (int)Math.Ceiling(plan.Panels.Count / (double)columns);
        var left = plan.Y.Label.Length > 0 ? 18 : 0;
        if (plan.Y.Label.Length > 0)
        {
            var label = TextFit.Cut(plan.Y.Label, _bottom - _top, Small);
            canvas.Text(new ChartText(label, Margin + 2, (_top + _bottom) / 2, _colors.Soft, Small, TextAnchor.Middle, Angle: -90));
        }

        if (plan.X.Label.Length > 0)
        {
            canvas.Text(new ChartText(TextFit.Cut(plan.X.Label, chart.Width - 80, Small), (chart.Width + left) / 2.0, _bottom - 6,
                _colors.Soft, Small, TextAnchor.Middle));
            _bottom -= 20;
        }

        var (width, height) = ((chart.Width - (2 * Margin) - left) / columns, (_bottom - _top) / lines);
        for (var i = 0; i < plan.Panels.Count; i++)
        {
            var (column, line) = (i % columns, i / columns);
            var panel = new PanelDrawing(plan, plan.Panels[i], _colors, canvas);
            panel.Draw(Margin + left + (column * width), _top + (line * height), width - (column < columns - 1 ? 10 : 0), height);
        }
    }
}
