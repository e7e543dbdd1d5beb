using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>What can be drawn.</summary>
public enum ChartType
{
    /// <summary>A bar for each group.</summary>
    [JsonStringEnumMemberName("bar")] Bar,

    /// <summary>Points in their order, joined by a line.</summary>
    [JsonStringEnumMemberName("line")] Line,

    /// <summary>The same, filled down to the base.</summary>
    [JsonStringEnumMemberName("area")] Area,

    /// <summary>A point for each row.</summary>
    [JsonStringEnumMemberName("scatter")] Scatter,

    /// <summary>How many values lie in each bin.</summary>
    [JsonStringEnumMemberName("histogram")] Histogram,

    /// <summary>The same as a smooth curve.</summary>
    [JsonStringEnumMemberName("density")] Density,

    /// <summary>Quartiles, whiskers and outliers, by Tukey.</summary>
    [JsonStringEnumMemberName("box")] Box,

    /// <summary>A coloured cell for each pair of groups.</summary>
    [JsonStringEnumMemberName("heatmap")] Heatmap,

    /// <summary>How columns of numbers go together, in pairs.</summary>
    [JsonStringEnumMemberName("correlation")] Correlation,
}

/// <summary>How the bars and areas of several colours stand to each other.</summary>
public enum ChartLayout
{
    /// <summary>One on the other: together they are as high as the whole.</summary>
    [JsonStringEnumMemberName("stacked")] Stacked,

    /// <summary>Side by side, each from zero.</summary>
    [JsonStringEnumMemberName("grouped")] Grouped,

    /// <summary>One on the other, as parts of 100 %.</summary>
    [JsonStringEnumMemberName("percent")] Percent,
}

/// <summary>Where bars lead.</summary>
public enum ChartOrientation
{
    /// <summary>Bars stand.</summary>
    [JsonStringEnumMemberName("vertical")] Vertical,

    /// <summary>Bars lie.</summary>
    [JsonStringEnumMemberName("horizontal")] Horizontal,
}

/// <summary>How an axis is divided.</summary>
public enum ChartScale
{
    /// <summary>Equal steps are equal distances.</summary>
    [JsonStringEnumMemberName("linear")] Linear,

    /// <summary>Equal ratios are equal distances.</summary>
    [JsonStringEnumMemberName("log")] Log,
}

/// <summary>How much time becomes one bar or one point.</summary>
public enum TimeBucket
{
    /// <summary>Every value for itself.</summary>
    [JsonStringEnumMemberName("none")] None,

    /// <summary>A bucket for each second.</summary>
    [JsonStringEnumMemberName("second")] Second,

    /// <summary>A bucket for each minute.</summary>
    [JsonStringEnumMemberName("minute")] Minute,

    /// <summary>A bucket for each hour.</summary>
    [JsonStringEnumMemberName("hour")] Hour,

    /// <summary>A bucket for each day.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>From Monday on.</summary>
    [JsonStringEnumMemberName("week")] Week,

    /// <summary>A bucket for each month.</summary>
    [JsonStringEnumMemberName("month")] Month,

    /// <summary>A bucket for each quarter.</summary>
    [JsonStringEnumMemberName("quarter")] Quarter,

    /// <summary>A bucket for each year.</summary>
    [JsonStringEnumMemberName("year")] Year,

    /// <summary>A bucket for each decade.</summary>
    [JsonStringEnumMemberName("decade")] Decade,

    /// <summary>A bucket for each century.</summary>
    [JsonStringEnumMemberName("century")] Century,
}

/// <summary>The colours of a picture.</summary>
public enum ChartTheme
{
    /// <summary>Dark on light.</summary>
    [JsonStringEnumMemberName("light")] Light,

    /// <summary>Light on dark.</summary>
    [JsonStringEnumMemberName("dark")] Dark,
}

/// <summary>What to draw.</summary>
/// <param name="Type">The kind of chart.</param>
/// <param name="X">The column from left to right.</param>
/// <param name="Y">The column from bottom to top; where there is none, rows are counted.</param>
/// <param name="Agg">How several values become one.</param>
/// <param name="Color">The column that colours tell apart; in a heat map, the one that they measure.</param>
/// <param name="Facet">The column of small multiples: a small chart for each of its values.</param>
/// <param name="Layout">How bars and areas of several colours stand. Default: stacked where the parts add up, else grouped.</param>
/// <param name="Orientation">Where bars lead. Default: horizontal where names are long.</param>
/// <param name="Bucket">How much time becomes one bar or point. Default: what suits the data.</param>
/// <param name="Bins">How many bins numbers are put into, at most. Default: what suits the chart.</param>
/// <param name="XScale">How the axis of x is divided.</param>
/// <param name="YScale">How the axis of y is divided.</param>
/// <param name="Zero">Whether the axis of y begins at zero in lines and scatter plots, too. Bars always do.</param>
/// <param name="Trend">Whether a scatter plot has the line of least squares, with r.</param>
/// <param name="Title">What stands above it; made of the columns if it is not said.</param>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Height">Pixels from bottom to top.</param>
/// <param name="Theme">Its colours.</param>
public sealed record ChartQuery(
    ChartType Type = ChartType.Bar, string? X = null, string? Y = null, AggregateFunction? Agg = null, string? Color = null,
        string? Facet = null,
    ChartLayout? Layout = null, ChartOrientation? Orientation = null, TimeBucket? Bucket = null, [Range(1, 200)] int? Bins = null,
    ChartScale XScale = ChartScale.Linear, ChartScale YScale = ChartScale.Linear, bool Zero = false, bool Trend = false,
    [StringLength(200)] string? Title = null, [Range(200, 4000)] int Width = 800, [Range(150, 4000)] int Height = 480,
    ChartTheme Theme = ChartTheme.Light);

/// <summary>A chart of what SQL answers.</summary>
/// <param name="Sql">One SELECT.</param>
/// <param name="Chart">What to draw of it.</param>
/// <param name="Parameters">The values of its parameters, by name: <c>WHERE city = :city</c>.</param>
public sealed record SqlChart(
    [Required, StringLength(100_000)] string Sql, ChartQuery? Chart = null, IReadOnlyDictionary<string, JsonElement>? Parameters = null);
