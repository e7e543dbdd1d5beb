namespace Hyperlane.Tests.Http;

public sealed class OverSystemSocketsTests() : HttpConformanceTests(inMemory: false, TransportKind.Sockets);
