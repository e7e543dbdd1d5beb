namespace Hyperlane.Generator.Models;

/// <summary>What is asked of the parameters of an endpoint.</summary>
/// <param name="Parameters">The parameters that something is asked of.</param>
/// <param name="Types">All types that lie in them and that something is asked of.</param>
internal sealed record ValidationModel(EquatableArray<ValidationParameter> Parameters, EquatableArray<ValidationType> Types)
{
    /// <summary>Nothing is asked.</summary>
    public static readonly ValidationModel Nothing = new(EquatableArray<ValidationParameter>.Empty, EquatableArray<ValidationType>.Empty);
}
