using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>The colours of a picture.</summary>
public enum ChartTheme
{
    /// <summary>Dark on light.</summary>
    [JsonStringEnumMemberName("light")] Light,

    /// <summary>Light on dark.</summary>
    [JsonStringEnumMemberName("dark")] Dark,
}
