using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>How far an upload is.</summary>
public enum JobState
{
    /// <summary>The file arrives.</summary>
    [JsonStringEnumMemberName("receiving")] Receiving,

    /// <summary>It is read, or waits for its turn.</summary>
    [JsonStringEnumMemberName("reading")] Reading,

    /// <summary>It is there.</summary>
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>It cannot be read.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>It was given up.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}
