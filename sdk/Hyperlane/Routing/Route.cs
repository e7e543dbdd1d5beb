namespace Hyperlane.Routing;

/// <summary>A route as it was declared.</summary>
/// <param name="Method">The method of the requests it answers, as it stands in them: <c>GET</c>.</param>
/// <param name="Pattern">What their path looks like.</param>
/// <param name="Value">What the router gives for them.</param>
/// <param name="Source">Where it was declared, for people: <c>Program.cs:12</c>.</param>
internal sealed record Route<T>(string Method, RoutePattern Pattern, T Value, string Source)
{
    public override string ToString() => $"{Method} {Pattern} ({Source})";
}
