namespace Hyperlane.Tests.Middleware.Preconditions;

public sealed record GuardedThing(string? Version);
