namespace Hyperlane.Tests.Endpoints.Inheriting;

public sealed record Town(string Code);
