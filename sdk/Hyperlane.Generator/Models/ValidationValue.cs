namespace Hyperlane.Generator.Models;

/// <summary>What is asked of a value.</summary>
/// <param name="CanBeNull">Whether it may be null as far as the compiler knows: any reference, since JSON does not know what C#
/// allows.</param>
/// <param name="Required">The rule that null breaks; null when it breaks none.</param>
/// <param name="RejectsBlank">Whether text of nothing but white space counts as none.</param>
/// <param name="Rules">The rules, in order.</param>
/// <param name="Shape">What lies in it; null for nothing that is asked anything.</param>
internal sealed record ValidationValue(
    bool CanBeNull,
    ValidationRule? Required,
    bool RejectsBlank,
    EquatableArray<ValidationRule> Rules,
    ValidationShape? Shape)
{
    /// <summary>Whether it is an array in a struct (<c>ImmutableArray</c>), which may hold none and then throws at every touch.</summary>
    public bool CanBeDefault { get; init; }

    /// <summary>Whether there is nothing to check.</summary>
    public bool IsFree => Required is null && Rules.Count == 0 && Shape is null;
}
