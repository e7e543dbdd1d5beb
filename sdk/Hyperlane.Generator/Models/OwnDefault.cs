namespace Hyperlane.Generator.Models;

/// <summary>How a property of a record keeps what it starts with when the request has nothing for it.</summary>
internal enum OwnDefault
{
    /// <summary>It need not: what it starts with is a literal, or nothing.</summary>
    None,

    /// <summary>By a copy, as records and structs can be made.</summary>
    Copied,

    /// <summary>It is set afterwards.</summary>
    Set,
}
