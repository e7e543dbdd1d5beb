using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>Where bars lead.</summary>
public enum ChartOrientation
{
    /// <summary>Bars stand.</summary>
    [JsonStringEnumMemberName("vertical")] Vertical,

    /// <summary>Bars lie.</summary>
    [JsonStringEnumMemberName("horizontal")] Horizontal,
}
