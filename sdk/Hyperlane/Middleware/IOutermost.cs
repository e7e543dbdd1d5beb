namespace Hyperlane.Middleware;

/// <summary>
/// A middleware that works around all others, wherever in the app, a group or a route it stands: what it does would be wrong or missing
/// for whatever was outside of it. Of several of a kind the innermost counts: that of the route before that of its group.
/// </summary>
internal interface IOutermost : IMiddleware
{
    /// <summary>Its place among those of other kinds; the lowest is the outermost.</summary>
    int Rank { get; }
}
