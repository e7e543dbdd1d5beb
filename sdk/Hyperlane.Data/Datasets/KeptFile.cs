namespace Hyperlane.Data;

/// <summary>A file that a dataset was made of.</summary>
/// <param name="Name">What the client called it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Options">What the user has said of it.</param>
/// <param name="Kept">By which name it is kept; null if it is not.</param>
public sealed record KeptFile(string Name, long Bytes, ReadOptions Options, string? Kept);
