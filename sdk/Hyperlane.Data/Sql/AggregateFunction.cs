using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>How many values become one.</summary>
public enum AggregateFunction
{
    /// <summary>How many values are not null.</summary>
    [JsonStringEnumMemberName("count")] Count,

    /// <summary>Their sum.</summary>
    [JsonStringEnumMemberName("sum")] Sum,

    /// <summary>Their mean.</summary>
    [JsonStringEnumMemberName("avg")] Avg,

    /// <summary>The smallest.</summary>
    [JsonStringEnumMemberName("min")] Min,

    /// <summary>The largest.</summary>
    [JsonStringEnumMemberName("max")] Max,

    /// <summary>The middle one.</summary>
    [JsonStringEnumMemberName("median")] Median,

    /// <summary>The standard deviation of a sample.</summary>
    [JsonStringEnumMemberName("stddev")] Stddev,

    /// <summary>How many different ones.</summary>
    [JsonStringEnumMemberName("distinct")] Distinct,
}
