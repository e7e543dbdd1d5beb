using System.Globalization;

namespace Hyperlane.Routing.Constraints;

/// <summary><c>datetime</c>: a date, a time or both, in any spelling the invariant culture reads.</summary>
internal sealed class DateTimeConstraint() : TextConstraint("datetime", ValueForms.Fraction | ValueForms.Other)
{
#if NET
    protected override bool MatchesText(ReadOnlySpan<char> value)
        => DateTime.TryParse(value, CultureInfo.InvariantCulture, out _);
#endif
}
