namespace Hyperlane.Tests.Authentication;

public sealed record Change(string Name);
