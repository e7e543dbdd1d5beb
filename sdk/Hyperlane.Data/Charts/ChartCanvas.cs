namespace Hyperlane.Data;

/// <summary>Where a text stands, from the point that it is drawn at.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>A text of a picture. Its middle line is at y.</summary>
internal sealed record ChartText(string Text, double X, double Y, string Color, double Size = 12, TextAnchor Anchor = TextAnchor.Start,
    bool IsBold = false, double Angle = 0, string? Full = null);

/// <summary>What a picture is drawn on, in pixels from its upper left corner.</summary>
internal abstract class ChartCanvas : IDisposable
{
    public abstract void Rect(double x, double y, double width, double height, string color, string? title = null);

    public abstract void Line(IReadOnlyList<(double X, double Y)> points, string color, double width, string? title = null);

    public abstract void Area(IReadOnlyList<(double X, double Y)> outline, string color, double opacity);

    public abstract void Dot(double x, double y, double radius, string color, double opacity, string? title = null);

    public abstract void Text(ChartText text);

    /// <summary>Draws nothing outside of a rectangle, until it is taken away by <see cref="Unclip"/>.</summary>
    public abstract void Clip(double x, double y, double width, double height);

    public abstract void Unclip();

    /// <summary>The picture as a file.</summary>
    public abstract byte[] ToFile();

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
