namespace Hyperlane.Tests.Endpoints;

public sealed record Order(string Name, int Count, OrderSize Size = OrderSize.Small, Order[]? Parts = null);
