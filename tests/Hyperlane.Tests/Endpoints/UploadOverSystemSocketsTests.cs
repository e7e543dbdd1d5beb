namespace Hyperlane.Tests.Endpoints;

public sealed class UploadOverSystemSocketsTests() : UploadTests(inMemory: false, TransportKind.Sockets);
