namespace Hyperlane.Data;

/// <summary>What a value is. On its way out of a worker, it is the first byte of it.</summary>
internal enum CellKind : byte
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>False, and no more bytes.</summary>
    False,

    /// <summary>True, and no more bytes.</summary>
    True,

    /// <summary>Eight bytes: a whole number.</summary>
    Integer,

    /// <summary>Eight bytes: a floating-point number.</summary>
    Number,

    /// <summary>Sixteen bytes: a decimal of .NET.</summary>
    Decimal,

    /// <summary>Four bytes of length, and UTF-8.</summary>
    Text,

    /// <summary>Eight bytes: days since 1970.</summary>
    Date,

    /// <summary>Eight bytes: microseconds since midnight.</summary>
    Time,

    /// <summary>Eight bytes: microseconds since 1970, of no time zone.</summary>
    Timestamp,

    /// <summary>Eight bytes: microseconds since 1970, UTC.</summary>
    Instant,
}
