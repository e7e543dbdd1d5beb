using System.Globalization;

namespace Hyperlane.Data;

/// <summary>The colours of charts: those of the page, chosen so that the colour-blind tell them apart.</summary>
internal sealed class Palette(ChartTheme theme)
{
    private static readonly string[] LightSeries = ["#0e6e8c", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#8a7400", "#6a51a3"];
    private static readonly string[] DarkSeries = ["#4fb3d1", "#f3b94d", "#3ecf9f", "#e39ac4", "#ff8a4c", "#8fd0f7", "#d8c64a", "#a99be0"];
    private static readonly string[] LightRamp = ["#e3f0f4", "#86bfd1", "#1d7a98", "#05303f"];
    private static readonly string[] DarkRamp = ["#1d3f4d", "#2b7a95", "#7cc9e4", "#eefaff"];
    private static readonly string[] LightBoth = ["#b34700", "#f0a875", "#f4f4f2", "#7fb9cc", "#0b5a73"];
    private static readonly string[] DarkBoth = ["#ff8a4c", "#9a5a3a", "#2a3a43", "#3a7d95", "#6fd0f0"];

    private bool IsDark => theme == ChartTheme.Dark;

    /// <summary>Behind everything.</summary>
    public string Paper => IsDark ? "#182730" : "#ffffff";

    /// <summary>Texts.</summary>
    public string Ink => IsDark ? "#e7eff3" : "#12222b";

    /// <summary>Texts along the axes.</summary>
    public string Soft => IsDark ? "#a9bdc8" : "#465a65";

    /// <summary>Lines of the grid.</summary>
    public string Grid => IsDark ? "#2c404c" : "#e3eaee";

    /// <summary>What is together as "other".</summary>
    public string Other => IsDark ? "#75868f" : "#98a4aa";

    /// <summary>What has no value.</summary>
    public string Nothing => IsDark ? "#4a5b65" : "#c9d1d5";

    /// <summary>The only colour where there is no other.</summary>
    public string First => Of(0);

    /// <summary>Lines that are to be seen on all colours: medians, trends.</summary>
    public string Accent => IsDark ? "#ffffff" : "#0b1a21";

    /// <summary>Boxes, on which a line is to be seen.</summary>
    public string Pale => Between([Paper, First], 0.5);

    /// <summary>The scale from low to high.</summary>
    public IReadOnlyList<string> Ramp => IsDark ? DarkRamp : LightRamp;

    /// <summary>The scale from minus over nothing to plus.</summary>
    public IReadOnlyList<string> Both => IsDark ? DarkBoth : LightBoth;

    /// <summary>The colour of a series.</summary>
    public string Of(int series) => (IsDark ? DarkSeries : LightSeries)[series % LightSeries.Length];

    /// <summary>The colour of a group of <paramref name="bands"/>.</summary>
    public string Of(Bands? bands, double key)
        => bands is null ? First : (int)key == bands.Rest ? Other : (int)key == bands.Nothing ? Nothing : Of((int)key);

    /// <summary>What the colours of groups mean.</summary>
    public ChartLegend? Legend(Bands? bands)
        => bands is null ? null
            : new ChartLegend(bands.Column.Name, [.. NameText.Shorten(bands.Names, 28)
                .Select((name, i) => new ChartSeries(name, Of(bands, i)))]);

    /// <summary>A colour of a scale.</summary>
    /// <param name="ramp">The scale.</param>
    /// <param name="part">From 0 to 1.</param>
    public static string Between(IReadOnlyList<string> ramp, double part)
    {
        var at = Math.Clamp(double.IsFinite(part) ? part : 0, 0, 1) * (ramp.Count - 1);
        var (low, high) = (ramp[(int)Math.Floor(at)], ramp[(int)Math.Ceiling(at)]);
        var rest = at - Math.Floor(at);
        return "#" + string.Concat(Enumerable.Range(0, 3)
            .Select(i => Mix(Part(low, i), Part(high, i), rest).ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>Black or white: what can be read on a colour.</summary>
    public static string On(string color) => (Part(color, 0) * 0.299) + (Part(color, 1) * 0.587) + (Part(color, 2) * 0.114) > 140
        ? "#0b1a21" : "#ffffff";

    private static int Mix(int low, int high, double part) => (int)Math.Round(low + ((high - low) * part));

    private static int Part(string color, int i)
        => int.Parse(color.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
