namespace Hyperlane.Tests.Endpoints.Validation;

public sealed record Folder<T>(T Item, IReadOnlyDictionary<string, T> Others);
