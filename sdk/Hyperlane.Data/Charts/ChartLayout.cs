using System.Text.Json.Serialization;

namespace Hyperlane.Data;

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
