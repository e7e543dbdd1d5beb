using Hyperlane.Tests.Endpoints.Validation;

namespace Hyperlane.Tests.Endpoints;

public sealed record Drawing(Shape Shape, int Count);
