namespace Hyperlane.Tests.Endpoints;

public sealed class UploadOverMemoryTests() : UploadTests(inMemory: true);
