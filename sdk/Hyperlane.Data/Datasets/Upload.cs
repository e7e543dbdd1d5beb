namespace Hyperlane.Data;

/// <summary>What a client asks for with a file.</summary>
public sealed record Upload(Guid Job, string? Name, string? File, ReadOptions Options);
