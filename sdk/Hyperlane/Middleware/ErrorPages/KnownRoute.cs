namespace Hyperlane.Middleware;

/// <summary>A route of the app, as an error page tells of it.</summary>
/// <param name="Method">The method that it answers.</param>
/// <param name="Pattern">Its whole pattern.</param>
/// <param name="Source">Where it was declared: <c>Program.cs:12</c>.</param>
internal sealed record KnownRoute(string Method, string Pattern, string Source)
{
    public override string ToString() => $"{Method} {Pattern} ({Source})";
}
