namespace Hyperlane.Data;

/// <summary>The kinds of text that rows may be.</summary>
public enum TextKind
{
    /// <summary>What stands in an array of JSON: an array for each row.</summary>
    Json,

    /// <summary>A JSON object for each row, each on a line of its own.</summary>
    JsonLines,

    /// <summary>CSV as RFC 4180 has it.</summary>
    Csv,
}
