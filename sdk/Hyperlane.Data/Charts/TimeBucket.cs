using System.Text.Json.Serialization;

namespace Hyperlane.Data;

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
