namespace Hyperlane.Benchmarks;

/// <summary>The benchmark cannot go on; the message is for its user.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
