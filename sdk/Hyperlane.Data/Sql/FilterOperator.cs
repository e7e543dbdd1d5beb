using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>Rows that a condition holds for.</summary>
public enum FilterOperator
{
    /// <summary>Equal to the value.</summary>
    [JsonStringEnumMemberName("eq")] Eq,

    /// <summary>Not equal.</summary>
    [JsonStringEnumMemberName("ne")] Ne,

    /// <summary>Below.</summary>
    [JsonStringEnumMemberName("lt")] Lt,

    /// <summary>At most.</summary>
    [JsonStringEnumMemberName("le")] Le,

    /// <summary>Above.</summary>
    [JsonStringEnumMemberName("gt")] Gt,

    /// <summary>At least.</summary>
    [JsonStringEnumMemberName("ge")] Ge,

    /// <summary>The text has it in it, in upper or lower case.</summary>
    [JsonStringEnumMemberName("contains")] Contains,

    /// <summary>The text begins with it.</summary>
    [JsonStringEnumMemberName("starts")] Starts,

    /// <summary>Missing.</summary>
    [JsonStringEnumMemberName("null")] Null,

    /// <summary>Not missing.</summary>
    [JsonStringEnumMemberName("notnull")] NotNull,
}
