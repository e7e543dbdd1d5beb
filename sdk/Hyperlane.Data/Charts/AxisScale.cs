using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>How an axis is divided.</summary>
public enum AxisScale
{
    /// <summary>Equal steps are equal distances.</summary>
    [JsonStringEnumMemberName("linear")] Linear,

    /// <summary>Equal ratios are equal distances.</summary>
    [JsonStringEnumMemberName("log")] Log,

    /// <summary>Dates or timestamps.</summary>
    [JsonStringEnumMemberName("time")] Time,

    /// <summary>Groups: the first is from -0.5 to 0.5, the next from 0.5 to 1.5.</summary>
    [JsonStringEnumMemberName("band")] Band,
}
