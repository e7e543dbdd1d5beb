namespace Hyperlane.Data;

/// <summary>Why an upload failed: the same as the problem that its request was answered with.</summary>
public sealed record JobProblem(int Status, string? Title, string? Detail, IDictionary<string, string[]> Errors);
