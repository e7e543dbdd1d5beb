namespace Hyperlane.Data;

/// <summary>Draws one pair of axes and the marks between them.</summary>
internal sealed class PanelDrawing(ChartPlan plan, ChartPanel panel, Palette colors, ChartCanvas canvas)
{
    private const double Small = 12;
    private const double Inside = 11;

    private double _left;
    private double _top;
    private double _width;
    private double _height;

    /// <summary>Draws it into a rectangle.</summary>
    public void Draw(double x, double y, double width, double height)
    {
        if (panel.Name is not null)
        {
            canvas.Text(new ChartText(TextFit.Cut(panel.Name, width, Small, isBold: true), x, y + 8, colors.Ink, Small, IsBold: true));
            (y, height) = (y + 20, height - 20);
        }

        var texts = plan.Y.Ticks.Select(tick => TextFit.Cut(tick.Text, width * 0.4, Small)).ToList();
        var label = texts.Select(text => TextRuns.Width(text, Small)).DefaultIfEmpty(0).Max();
        var isAslant = IsAslant(width - label - 20);
        var below = isAslant ? Math.Min(height * 0.35, 12 + (plan.X.Ticks.Max(tick => TextRuns.Width(tick.Text, Small)) * 0.65)) : 22;
        var last = plan.X.Scale == AxisScale.Band || plan.X.Ticks.Count == 0 ? 4 : TextRuns.Width(plan.X.Ticks[^1].Text, Small) / 2;
        (_left, _top, _width, _height) = (x + label + 10, y + 6, Math.Max(20, width - label - 10 - last), Math.Max(20, height - below - 8));
        DrawYAxis(texts);
        DrawXAxis(isAslant, below);
        canvas.Clip(_left - 4, _top - 4, _width + 8, _height + (panel.Rects.Count > 0 ? 4 : 8));
        DrawMarks();
        canvas.Unclip();
    }

    private bool IsAslant(double width)
        => plan.X.Scale == AxisScale.Band && plan.X.Ticks.Any(tick => TextRuns.Width(tick.Text, Small) + 6 > width / plan.X.Ticks.Count);

    private void DrawYAxis(List<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            var tick = plan.Y.Ticks[i];
            canvas.Text(new ChartText(texts[i], _left - 8, Y(tick.At), colors.Soft, Small, TextAnchor.End, Full: tick.Full));
            if (plan.Y.Scale != AxisScale.Band)
            {
                canvas.Line([(_left, Y(tick.At)), (_left + _width, Y(tick.At))], colors.Grid, 1);
            }
        }
    }

    private void DrawXAxis(bool isAslant, double below)
    {
        var y = _top + _height;
        var end = double.NegativeInfinity;
        foreach (var tick in plan.X.Ticks)
        {
            var x = X(tick.At);
            if (isAslant)
            {
                canvas.Text(new ChartText(TextFit.Cut(tick.Text, (below - 10) / 0.6, Small), x + 3, y + 9, colors.Soft, Small,
                    TextAnchor.End, Angle: -40, Full: tick.Full));
                continue;
            }

            if (plan.X.Scale is not AxisScale.Band)
            {
                if (plan.Y.Scale == AxisScale.Band || panel.Dots.Count > 0)
                {
                    canvas.Line([(x, _top), (x, y)], colors.Grid, 1);
                }

                canvas.Line([(x, y), (x, y + 4)], colors.Soft, 1);
            }

            var half = TextRuns.Width(tick.Text, Small) / 2;
            if (x - half > end + 4)
            {
                canvas.Text(new ChartText(tick.Text, x, y + 14, colors.Soft, Small, TextAnchor.Middle, Full: tick.Full));
                end = x + half;
            }
        }

        canvas.Line([(_left, y), (_left + _width, y)], colors.Soft, 1);
    }

    /// <summary>The numbers in cells: all, all without the zero before the point, or none, as there is room.</summary>
    private void DrawLabels()
    {
        var cells = panel.Rects.FindAll(rect => rect.Label is not null && Math.Abs(Y(rect.Y2) - Y(rect.Y1)) > 12);
        Func<string, string>[] forms = [label => label, NumberText.WithoutZero];
        var form = Array.Find(forms, form => cells.TrueForAll(
            cell => TextRuns.Width(form(cell.Label!), Inside) + 2 <= Math.Abs(X(cell.X2) - X(cell.X1))));
        foreach (var cell in form is null ? [] : cells)
        {
            var (x, y) = ((X(cell.X1) + X(cell.X2)) / 2, (Y(cell.Y1) + Y(cell.Y2)) / 2);
            canvas.Text(new ChartText(form!(cell.Label!), x, y, Palette.On(cell.Color), Inside, TextAnchor.Middle));
        }
    }

    private void DrawMarks()
    {
        var gap = panel.Rects.Count > 0 && Math.Abs(X(panel.Rects[0].X2) - X(panel.Rects[0].X1)) > 4 && plan.Type != ChartType.Bar ? 1 : 0;
        foreach (var rect in panel.Rects)
        {
            var (x1, x2, y1, y2) = (X(rect.X1), X(rect.X2), Y(rect.Y1), Y(rect.Y2));
            var thin = rect.Value != 0 && rect.Y1 != rect.Y2 ? 1 : 0; // a small number is not nothing
            canvas.Rect(Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(0.5, Math.Abs(x2 - x1) - gap),
                Math.Max(thin, Math.Abs(y2 - y1) - (plan.Y.Scale == AxisScale.Band ? gap : 0)), rect.Color, rect.Text);
        }

        DrawLabels();
        panel.Lines.ForEach(DrawLine);
        var (radius, opacity) = panel.Dots.Sum(dots => dots.X.Count) > 1_000 ? (2.0, 0.5) : (3.5, 0.7);
        foreach (var dots in panel.Dots)
        {
            for (var i = 0; i < dots.X.Count; i++)
            {
                canvas.Dot(X(dots.X[i]), Y(dots.Y[i]), radius, dots.Color, opacity);
            }
        }

        foreach (var rule in panel.Rules)
        {
            canvas.Line([(X(rule.X1), Y(rule.Y1)), (X(rule.X2), Y(rule.Y2))], rule.Color, rule.Width, rule.Text);
        }
    }

    /// <summary>A line, in as many parts as gaps make of it; a part of one point is a dot.</summary>
    private void DrawLine(ChartLine line)
    {
        var hasDots = line.Points.Count <= 40 && !line.IsArea;
        var part = new List<ChartPoint>();
        foreach (var point in line.Points.Append(new ChartPoint(0, null, 0, "")))
        {
            if (point.Y is not null)
            {
                part.Add(point);
                continue;
            }

            if (part.Count > 1)
            {
                (double X, double Y)[] upper = [.. part.Select(one => (X(one.X), Y(one.Y!.Value)))];
                if (line.IsArea)
                {
                    canvas.Area([.. upper, .. part.AsEnumerable().Reverse().Select(one => (X(one.X), Y(one.Base)))], line.Color,
                        plan.Type == ChartType.Density ? 0.3 : 0.75);
                }

                canvas.Line(upper, line.Color, line.IsArea ? 1.5 : 2, line.Name);
            }

            foreach (var one in hasDots || part.Count == 1 ? part : [])
            {
                canvas.Dot(X(one.X), Y(one.Y!.Value), 3, line.Color, 1, one.Text);
            }

            part.Clear();
        }
    }

    private double X(double at) => _left + (Part(plan.X, at) * _width);

    private double Y(double at) => _top + _height - (Part(plan.Y, at) * _height);

    private static double Part(ChartAxis axis, double at)
        => axis.Scale == AxisScale.Log ? Math.Log10(Math.Max(at, double.Epsilon) / axis.From) / Math.Log10(axis.To / axis.From)
            : (at - axis.From) / (axis.To - axis.From);
}
