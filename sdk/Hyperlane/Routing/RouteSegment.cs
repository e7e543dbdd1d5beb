using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>A segment of a pattern: what stands between two slashes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text of a static segment, the name of a parameter.</param>
/// <param name="Constraints">What the value of a parameter must satisfy.</param>
internal sealed record RouteSegment(RouteSegmentKind Kind, string Text, ConstraintSet Constraints)
{
    /// <summary>Whether the path may end before it: <c>{id?}</c>, or <c>{id=5}</c>.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Its value where the path ends before it; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The parameters and the text that it is made of; null where it is one of them alone.</summary>
    public RouteSegmentPieces? Pieces { get; init; }

    /// <summary>Its parameters: itself, or those among its pieces.</summary>
    public IReadOnlyList<RouteSegment> Parameters => !IsParameter ? [] : Pieces?.Parameters ?? [this];

    /// <summary>A segment of several parameters with text between them.</summary>
    public static RouteSegment Of(RouteSegmentPieces pieces)
        => new(RouteSegmentKind.Parameter, pieces.Spell(one => $"{one}", text => text), new ConstraintSet([pieces])) { Pieces = pieces };

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
        _ when Pieces is not null => Text,
        _ => $"{{{Text}{(Constraints.IsEmpty ? "" : ":")}{Constraints.Key}{(Default is null ? IsOptional ? "?" : "" : "=")}{Default}}}",
    };
}
