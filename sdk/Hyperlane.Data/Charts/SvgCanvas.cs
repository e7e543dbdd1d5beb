using System.Globalization;
using System.Text;
using System.Xml;

namespace Hyperlane.Data;

/// <summary>A picture as SVG. Texts stay texts: whoever shows it has fonts for their script.</summary>
internal sealed class SvgCanvas : ChartCanvas
{
    private const string Fonts = "Inter, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;
    private int _clips;

    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="description">What is to be seen on it.</param>
    public SvgCanvas(int width, int height, string title, string description)
    {
        _xml = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false });
        _xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        Attributes(("width", width), ("height", height));
        _xml.WriteAttributeString("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"));
        _xml.WriteAttributeString("role", "img");
        _xml.WriteAttributeString("font-family", Fonts);
        _xml.WriteElementString("title", Clean(title));
        _xml.WriteElementString("desc", Clean(description));
    }

    public override void Rect(double x, double y, double width, double height, string color, string? title = null)
        => Element("rect", title, color, null, ("x", x), ("y", y), ("width", width), ("height", height));

    public override void Line(IReadOnlyList<(double X, double Y)> points, string color, double width, string? title = null)
    {
        _xml.WriteStartElement("path");
        _xml.WriteAttributeString("d", Path(points));
        _xml.WriteAttributeString("fill", "none");
        _xml.WriteAttributeString("stroke", color);
        _xml.WriteAttributeString("stroke-linejoin", "round");
        Attributes(("stroke-width", width));
        End(title);
    }

    public override void Area(IReadOnlyList<(double X, double Y)> outline, string color, double opacity)
    {
        _xml.WriteStartElement("path");
        _xml.WriteAttributeString("d", Path(outline) + "Z");
        _xml.WriteAttributeString("fill", color);
        Attributes(("fill-opacity", opacity));
        End(null);
    }

    public override void Dot(double x, double y, double radius, string color, double opacity, string? title = null)
        => Element("circle", title, color, opacity, ("cx", x), ("cy", y), ("r", radius));

    public override void Text(ChartText text)
    {
        _xml.WriteStartElement("text");
        Attributes(("x", text.X), ("y", text.Y), ("font-size", text.Size));
        _xml.WriteAttributeString("fill", text.Color);
        _xml.WriteAttributeString("dy", "0.35em");
        if (text.Anchor != TextAnchor.Start)
        {
            _xml.WriteAttributeString("text-anchor", text.Anchor == TextAnchor.Middle ? "middle" : "end");
        }

        if (text.IsBold)
        {
            _xml.WriteAttributeString("font-weight", "600");
        }

        if (text.Angle != 0)
        {
            _xml.WriteAttributeString("transform", string.Create(CultureInfo.InvariantCulture,
                $"rotate({text.Angle:0.##} {text.X:0.##} {text.Y:0.##})"));
        }

        _xml.WriteString(Clean(text.Text));
        End(text.Full);
    }

    public override void Clip(double x, double y, double width, double height)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"clip{++_clips}");
        _xml.WriteStartElement("clipPath");
        _xml.WriteAttributeString("id", id);
        Element("rect", null, "#000000", null, ("x", x), ("y", y), ("width", width), ("height", height));
        _xml.WriteEndElement();
        _xml.WriteStartElement("g");
        _xml.WriteAttributeString("clip-path", $"url(#{id})");
    }

    public override void Unclip() => _xml.WriteEndElement();

    public override byte[] ToFile()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return Encoding.UTF8.GetBytes(_text.ToString());
    }

    public override void Dispose()
    {
        _xml.Dispose();
        base.Dispose();
    }

    private void Element(string name, string? title, string color, double? opacity,
        params ReadOnlySpan<(string Name, double Value)> attributes)
    {
        _xml.WriteStartElement(name);
        Attributes(attributes);
        _xml.WriteAttributeString("fill", color);
        if (opacity is { } part)
        {
            Attributes(("fill-opacity", part));
        }

        End(title);
    }

    private void End(string? title)
    {
        if (title is not null)
        {
            _xml.WriteElementString("title", Clean(title));
        }

        _xml.WriteEndElement();
    }

    private void Attributes(params ReadOnlySpan<(string Name, double Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            _xml.WriteAttributeString(name, value.ToString("0.##", CultureInfo.InvariantCulture));
        }
    }

    private static string Path(IReadOnlyList<(double X, double Y)> points)
        => string.Concat(points.Select((point, i) => string.Create(CultureInfo.InvariantCulture,
            $"{(i == 0 ? 'M' : 'L')}{point.X:0.##} {point.Y:0.##}")));

    /// <summary>XML has no place for most control characters, and none for half a surrogate.</summary>
    private static string Clean(string text)
        => string.Concat(text.EnumerateRunes().Select(rune => rune.Value is '\n' or '\t'
            || (rune.Value >= 0x20 && rune.Value is not (0xFFFE or 0xFFFF)) ? rune.ToString() : "\uFFFD"));
}
