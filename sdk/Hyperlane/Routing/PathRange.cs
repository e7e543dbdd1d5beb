namespace Hyperlane.Routing;

/// <summary>A part of a path.</summary>
internal readonly record struct PathRange(int Start, int Length);
