namespace Hyperlane.Routing;

/// <summary>What a segment of a pattern is.</summary>
internal enum RouteSegmentKind
{
    /// <summary>Text that stands for itself: <c>posts</c>.</summary>
    Static,

    /// <summary>One segment of the path, whatever it is: <c>{slug}</c>.</summary>
    Parameter,

    /// <summary>The rest of the path: <c>{*path}</c>.</summary>
    CatchAll,
}
