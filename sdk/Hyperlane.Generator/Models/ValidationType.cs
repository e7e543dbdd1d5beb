namespace Hyperlane.Generator.Models;

/// <summary>A type whose objects are validated.</summary>
/// <param name="Type">The type, as code spells it.</param>
/// <param name="Name">The type, as people do.</param>
/// <param name="Checker">The class that is written for it.</param>
/// <param name="Members">What is asked of its members.</param>
/// <param name="Names">Its members that nothing is asked of, since its own rules may speak of them.</param>
/// <param name="Rules">The rules about it as a whole.</param>
/// <param name="IsValidatable">Whether it has rules of its own as an <c>IValidatableObject</c>.</param>
/// <param name="Derived">The types that JSON may put in its place, the most derived first.</param>
internal sealed record ValidationType(
    string Type,
    string Name,
    string Checker,
    EquatableArray<ValidationMember> Members,
    EquatableArray<ValidationMember> Names,
    EquatableArray<ValidationRule> Rules,
    bool IsValidatable,
    EquatableArray<ValidationDerived> Derived)
{
    /// <summary>The ids of the declarations about which a native compiler would warn for nothing.</summary>
    public EquatableArray<string> Trimmed { get; init; } = EquatableArray<string>.Empty;
}
