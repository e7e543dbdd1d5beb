namespace Hyperlane.Routing;

/// <summary>A way on from a node.</summary>
/// <param name="Text">The static text to go by; empty where a parameter is.</param>
/// <param name="Node">Where it leads.</param>
/// <param name="Offset">How many slots lie between those of the node it comes from and those of the node it leads to.</param>
internal readonly record struct RouteWay(byte[] Text, RouteNode Node, int Offset);
