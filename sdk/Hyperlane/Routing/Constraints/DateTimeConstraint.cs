namespace Hyperlane.Routing.Constraints;

/// <summary><c>datetime</c>: a date, with a time or without, as ISO 8601 writes it: <c>2026-01-31T12:30:00Z</c>.</summary>
internal sealed class DateTimeConstraint() : TextConstraint("datetime", ValueForms.Fraction | ValueForms.Other)
{
#if NET
    protected override bool MatchesText(ReadOnlySpan<char> value)
        => Hyperlane.Values.StrictText.TryRead<DateTime>(value, out _);
#endif
}
