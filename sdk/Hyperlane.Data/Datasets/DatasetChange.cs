namespace Hyperlane.Data;

/// <summary>The list of datasets has changed.</summary>
/// <param name="Count">How often it has, since the service started.</param>
public sealed record DatasetChange(int Count);
