namespace Hyperlane.Tests.Endpoints;

public sealed class FileResultOverSystemSocketsTests() : FileResultTests(inMemory: false, TransportKind.Sockets);
