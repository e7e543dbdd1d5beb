using System.ComponentModel.DataAnnotations;

namespace Hyperlane.Data;

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
