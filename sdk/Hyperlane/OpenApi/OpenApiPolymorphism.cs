namespace Hyperlane.OpenApi;

/// <summary>How a document tells of types that a value may have one of (<c>[JsonDerivedType]</c>).</summary>
public enum OpenApiPolymorphism
{
    /// <summary>
    /// A schema for each type, and <c>anyOf</c> them: exact, for validators and for languages with unions, such as TypeScript.
    /// </summary>
    AnyOf,

    /// <summary>
    /// A schema for the base, which those of the others include by <c>allOf</c>: for generators that make classes, such as NSwag and Kiota.
    /// A validator takes any kind then.
    /// </summary>
    Inheritance,
}
