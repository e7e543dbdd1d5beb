using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>What a column holds. Every engine's many types are one of these.</summary>
public enum ColumnType
{
    /// <summary>true or false.</summary>
    [JsonStringEnumMemberName("boolean")] Boolean,

    /// <summary>Whole numbers of any size.</summary>
    [JsonStringEnumMemberName("integer")] Integer,

    /// <summary>Numbers with decimals, exact or floating.</summary>
    [JsonStringEnumMemberName("number")] Number,

    /// <summary>Texts.</summary>
    [JsonStringEnumMemberName("text")] Text,

    /// <summary>Days of the calendar.</summary>
    [JsonStringEnumMemberName("date")] Date,

    /// <summary>Times of the day.</summary>
    [JsonStringEnumMemberName("time")] Time,

    /// <summary>Days with their time.</summary>
    [JsonStringEnumMemberName("timestamp")] Timestamp,

    /// <summary>Lists and objects.</summary>
    [JsonStringEnumMemberName("json")] Json,
}
