namespace Library;

/// <summary>What was measured.</summary>
public sealed record MeasureResult(Genre Genre, string? Note, double[] Values);
