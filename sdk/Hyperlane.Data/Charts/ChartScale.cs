using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>How an axis is divided.</summary>
public enum ChartScale
{
    /// <summary>Equal steps are equal distances.</summary>
    [JsonStringEnumMemberName("linear")] Linear,

    /// <summary>Equal ratios are equal distances.</summary>
    [JsonStringEnumMemberName("log")] Log,
}
