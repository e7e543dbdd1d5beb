namespace Hyperlane.Data;

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
