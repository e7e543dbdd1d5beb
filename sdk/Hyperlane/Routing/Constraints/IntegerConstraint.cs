using System.Globalization;

namespace Hyperlane.Routing.Constraints;

/// <summary><c>int</c>, <c>long</c>, <c>min(n)</c>, <c>max(n)</c> and <c>range(a,b)</c>: a whole number within bounds.</summary>
internal sealed class IntegerConstraint(string text, long min, long max) : RouteConstraint(text, ValueForms.Integer)
{
    private readonly Bounds _bounds = new(min, max);

    public override Bounds? Numbers => _bounds;

#if NET
    public override bool Matches(ReadOnlySpan<byte> value)
        => long.TryParse(value, CultureInfo.InvariantCulture, out var number) && _bounds.Contains(number);
#endif
}
