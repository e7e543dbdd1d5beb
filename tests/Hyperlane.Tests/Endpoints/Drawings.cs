using Hyperlane.Tests.Endpoints.Validation;

namespace Hyperlane.Tests.Endpoints;

public sealed record Drawings(IReadOnlyList<Shape> Shapes, string[] Tags);
