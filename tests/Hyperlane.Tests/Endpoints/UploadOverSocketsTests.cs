namespace Hyperlane.Tests.Endpoints;

public sealed class UploadOverSocketsTests() : UploadTests(inMemory: false);
