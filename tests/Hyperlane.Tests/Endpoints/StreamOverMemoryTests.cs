namespace Hyperlane.Tests.Endpoints;

public sealed class StreamOverMemoryTests() : StreamTests(inMemory: true);
