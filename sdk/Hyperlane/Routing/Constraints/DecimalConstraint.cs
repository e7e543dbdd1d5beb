using System.Globalization;

namespace Hyperlane.Routing.Constraints;

/// <summary><c>decimal</c>: a number, perhaps with a fraction.</summary>
internal sealed class DecimalConstraint() : RouteConstraint("decimal", ValueForms.Integer | ValueForms.Fraction)
{
#if NET
    public override bool Matches(ReadOnlySpan<byte> value)
        => decimal.TryParse(value, CultureInfo.InvariantCulture, out _);
#endif
}
