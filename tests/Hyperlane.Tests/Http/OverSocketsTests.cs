namespace Hyperlane.Tests.Http;

public sealed class OverSocketsTests() : HttpConformanceTests(inMemory: false);
