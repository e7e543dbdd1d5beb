namespace Hyperlane.Data;

/// <summary>What a field of a file is, before anybody has decided on types.</summary>
internal enum FieldKind : byte
{
    /// <summary>Nothing stands there.</summary>
    None,

    /// <summary>A text that stands there as it is; it may be a number.</summary>
    Bare,

    /// <summary>A text in quotes.</summary>
    Quoted,

    /// <summary>A string of JSON: it is no number, whatever it looks like.</summary>
    String,

    /// <summary>A number of JSON or of a workbook.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c> of JSON.</summary>
    Boolean,

    /// <summary>An object or an array of JSON.</summary>
    Nested,

    /// <summary>A text of a workbook: it is no number and no date, whatever it looks like.</summary>
    Text,

    /// <summary>A date, a time or both of a workbook, as ISO 8601 has it.</summary>
    Moment,
}
