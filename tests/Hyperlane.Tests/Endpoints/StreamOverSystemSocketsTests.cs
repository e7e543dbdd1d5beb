namespace Hyperlane.Tests.Endpoints;

public sealed class StreamOverSystemSocketsTests() : StreamTests(inMemory: false, TransportKind.Sockets);
