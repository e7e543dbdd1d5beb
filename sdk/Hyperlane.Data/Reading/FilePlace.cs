namespace Hyperlane.Data;

/// <summary>Where a file is.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Name">What the client calls it.</param>
/// <param name="Options">What the user has said of it.</param>
public sealed record FilePlace(string Path, string Name, ReadOptions Options);
