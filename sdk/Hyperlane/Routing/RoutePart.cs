using System.Text;
using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>
/// A step through the tree: a run of static text, slashes included, or a parameter. <c>/a/b/{x}</c>
/// has two, <c>/a/b</c> and <c>{x}</c>; the slash before a parameter belongs to the parameter.
/// </summary>
internal sealed record RoutePart(RouteSegmentKind Kind, ReadOnlyMemory<byte> Text, ConstraintSet Constraints)
{
    public static RoutePart[] Of(RoutePattern pattern)
    {
        var parts = new List<RoutePart>();
        var text = new StringBuilder();
        foreach (var segment in pattern.Segments)
        {
            if (segment.Kind == RouteSegmentKind.Static)
            {
                text.Append('/').Append(segment.Text);
                continue;
            }

            AddText(parts, text);
            parts.Add(new RoutePart(segment.Kind, default, segment.Constraints));
        }

        AddText(parts, text);
        return [.. parts];
    }

    private static void AddText(List<RoutePart> parts, StringBuilder text)
    {
        if (text.Length > 0)
        {
            parts.Add(new RoutePart(RouteSegmentKind.Static, Encoding.UTF8.GetBytes(text.ToString()), ConstraintSet.None));
            text.Clear();
        }
    }
}
