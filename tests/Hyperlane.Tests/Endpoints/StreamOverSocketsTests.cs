namespace Hyperlane.Tests.Endpoints;

public sealed class StreamOverSocketsTests() : StreamTests(inMemory: false);
