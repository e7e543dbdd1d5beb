namespace Hyperlane.Tests.Endpoints;

public sealed class FileResultOverSocketsTests() : FileResultTests(inMemory: false);
