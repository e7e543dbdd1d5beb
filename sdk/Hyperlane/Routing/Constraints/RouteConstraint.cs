namespace Hyperlane.Routing.Constraints;

/// <summary>
/// What the value of a path parameter must be like: the <c>int</c> of <c>{id:int}</c>. The words mean
/// what they mean in ASP.NET Core, and numbers and dates are read in the invariant culture.
/// </summary>
/// <remarks>
/// The generator reads patterns with these very types when a project is compiled; what only a running server needs stands under <c>#if
/// NET</c>.
/// </remarks>
/// <param name="text">The constraint as a pattern spells it.</param>
/// <param name="forms">The forms of value that it may accept.</param>
internal abstract class RouteConstraint(string text, ValueForms forms)
{
    /// <summary>The constraint as a pattern spells it, arguments in one spelling: <c>range(1,10)</c>.</summary>
    public string Text { get; } = text;

    /// <summary>The whole numbers it accepts, if it asks for whole numbers.</summary>
    public virtual Bounds? Numbers => null;

    /// <summary>The lengths it accepts, if it asks for a length.</summary>
    public virtual Bounds? Lengths => null;

#if NET
    /// <summary>Whether <paramref name="value"/>, a decoded segment of a path, is acceptable.</summary>
    public abstract bool Matches(ReadOnlySpan<byte> value);
#endif

    /// <summary>Whether it is certain that no value satisfies both.</summary>
    public bool Excludes(RouteConstraint other)
        => (forms & other.Forms) == 0 || Apart(Numbers, other.Numbers) || Apart(Lengths, other.Lengths);

    private ValueForms Forms => forms;

    private static bool Apart(Bounds? one, Bounds? other) => one is { } a && other is { } b && !a.Overlaps(b);
}
