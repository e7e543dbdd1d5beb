namespace Hyperlane.Generator.Models.Documents;

/// <summary>What reading an operation came to.</summary>
/// <param name="Operation">The operation; null where it could not be read.</param>
/// <param name="Fault">Why it could not; null where it could.</param>
internal sealed record OperationReading(OperationModel? Operation, DiagnosticInfo? Fault);
