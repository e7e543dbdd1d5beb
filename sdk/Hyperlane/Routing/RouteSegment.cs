using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>A segment of a pattern: what stands between two slashes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text of a static segment, the name of a parameter.</param>
/// <param name="Constraints">What the value of a parameter must satisfy.</param>
internal sealed record RouteSegment(RouteSegmentKind Kind, string Text, ConstraintSet Constraints)
{
    public static RouteSegment Static(string text) => new(RouteSegmentKind.Static, text, ConstraintSet.None);

    public bool IsParameter => Kind != RouteSegmentKind.Static;

    /// <summary>What the segment matches, without the name of a parameter; braces never stand in static text.</summary>
    public string Shape => Kind switch
    {
        RouteSegmentKind.Static => Text,
        RouteSegmentKind.CatchAll => "{*}",
        _ => Constraints.IsEmpty ? "{}" : "{:}",
    };

    /// <summary>The segment as a pattern spells it.</summary>
    public override string ToString() => Kind switch
    {
        RouteSegmentKind.Static => Text,
        RouteSegmentKind.CatchAll => $"{{*{Text}}}",
        _ => Constraints.IsEmpty ? $"{{{Text}}}" : $"{{{Text}:{Constraints.Key}}}",
    };
}
