namespace Hyperlane.Tests.Endpoints.Inheriting;

public sealed record Cat(int Id, string Name);
