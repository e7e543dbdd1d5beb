namespace Hyperlane.Tests.Endpoints;

public sealed class FileResultOverMemoryTests() : FileResultTests(inMemory: true);
