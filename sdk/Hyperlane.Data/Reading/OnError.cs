using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>What to do with a row that cannot be read.</summary>
public enum OnError
{
    /// <summary>Refuse the file, and say which row and why.</summary>
    [JsonStringEnumMemberName("fail")] Fail,

    /// <summary>Leave the row out, and count it.</summary>
    [JsonStringEnumMemberName("skip")] Skip,

    /// <summary>Keep the row without the value that cannot be read. A row with too many or too few fields is left out.</summary>
    [JsonStringEnumMemberName("null")] Null,
}
