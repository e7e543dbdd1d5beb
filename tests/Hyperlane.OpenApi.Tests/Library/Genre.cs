using System.Text.Json.Serialization;

namespace Library;

/// <summary>Where a book stands.</summary>
public enum Genre
{
    /// <summary>What never happened.</summary>
    Novel,

    /// <summary>What did.</summary>
    History,

    [JsonStringEnumMemberName("how-to")]
    HowTo,
}
