using SkiaSharp;

namespace Hyperlane.Data;

/// <summary>A picture as PNG, drawn by Skia.</summary>
internal sealed class PngCanvas : ChartCanvas
{
    private readonly SKSurface _surface;
    private readonly SKPaint _paint = new() { IsAntialias = true };

    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    public PngCanvas(int width, int height)
        => _surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));

    private SKCanvas Canvas => _surface.Canvas;

    public override void Rect(double x, double y, double width, double height, string color, string? title = null)
        => Canvas.DrawRect((float)x, (float)y, (float)width, (float)height, Fill(color, 1));

    public override void Line(IReadOnlyList<(double X, double Y)> points, string color, double width, string? title = null)
    {
        var paint = Fill(color, 1);
        (paint.Style, paint.StrokeWidth, paint.StrokeJoin) = (SKPaintStyle.Stroke, (float)width, SKStrokeJoin.Round);
        using var path = PathOf(points);
        Canvas.DrawPath(path, paint);
    }

    public override void Area(IReadOnlyList<(double X, double Y)> outline, string color, double opacity)
    {
        using var path = PathOf(outline);
        path.Close();
        Canvas.DrawPath(path, Fill(color, opacity));
    }

    public override void Dot(double x, double y, double radius, string color, double opacity, string? title = null)
        => Canvas.DrawCircle((float)x, (float)y, (float)radius, Fill(color, opacity));

    public override void Text(ChartText text)
    {
        var paint = Fill(text.Color, 1);
        var width = TextRuns.Width(text.Text, text.Size, text.IsBold);
        Canvas.Save();
        Canvas.Translate((float)text.X, (float)text.Y);
        Canvas.RotateDegrees((float)text.Angle);
        Canvas.Translate((float)(text.Anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => -width / 2, _ => -width }),
            (float)(text.Size * 0.35));
        TextRuns.Draw(Canvas, text.Text, text.Size, text.IsBold, paint);
        Canvas.Restore();
    }

    public override void Clip(double x, double y, double width, double height)
    {
        Canvas.Save();
        Canvas.ClipRect(SKRect.Create((float)x, (float)y, (float)width, (float)height));
    }

    public override void Unclip() => Canvas.Restore();

    public override byte[] ToFile()
    {
        using var picture = _surface.Snapshot();
        using var file = picture.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }

    public override void Dispose()
    {
        _paint.Dispose();
        _surface.Dispose();
        base.Dispose();
    }

    private SKPaint Fill(string color, double opacity)
    {
        (_paint.Style, _paint.Color) = (SKPaintStyle.Fill, SKColor.Parse(color).WithAlpha((byte)Math.Round(opacity * 255)));
        return _paint;
    }

    private static SKPath PathOf(IReadOnlyList<(double X, double Y)> points)
    {
        var path = new SKPath();
        path.MoveTo((float)points[0].X, (float)points[0].Y);
        foreach (var (x, y) in points.Skip(1))
        {
            path.LineTo((float)x, (float)y);
        }

        return path;
    }
}
