namespace Hyperlane.Tests.Http;

public sealed class OverMemoryTests() : HttpConformanceTests(inMemory: true);
