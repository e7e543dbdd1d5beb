namespace Hyperlane.Routing.Constraints;

/// <summary>
/// The forms a value can have. No value has two of them, so two constraints that accept no form in
/// common can never accept the same value.
/// </summary>
/// <remarks>
/// One exception, which no route meets in practice: 32 hex digits without dashes are a guid, and can
/// read as a number or a word too. Guids are tried first, so such a value still has one meaning.
/// </remarks>
[Flags]
internal enum ValueForms
{
    /// <summary>Reads as a guid.</summary>
    Guid = 1,

    /// <summary>Reads as true or false.</summary>
    Truth = 2,

    /// <summary>A whole number of any size.</summary>
    Integer = 4,

    /// <summary>A number with a fraction or with thousands marked.</summary>
    Fraction = 8,

    /// <summary>ASCII letters only, other than true and false.</summary>
    Word = 16,

    /// <summary>Everything else.</summary>
    Other = 32,

    /// <summary>Nothing can be said.</summary>
    Any = Guid | Truth | Integer | Fraction | Word | Other,
}
