namespace Hyperlane.Benchmarks;

/// <summary>One run of one case against one server.</summary>
/// <param name="RequestsPerSecond">As wrk counted them.</param>
/// <param name="ProcessorMicroseconds">Of the server, user and system, per request.</param>
/// <param name="Errors">What went wrong, or nothing.</param>
internal sealed record Measurement(double RequestsPerSecond, double ProcessorMicroseconds, string Errors);
