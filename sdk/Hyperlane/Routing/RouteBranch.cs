using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>The way through a parameter: the constraints on its value, and the node behind it.</summary>
internal sealed record RouteBranch<T>(ConstraintSet Constraints, RouteNode<T> Node);
