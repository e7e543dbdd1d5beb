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
