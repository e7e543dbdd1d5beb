namespace Hyperlane.Generator.Models.Documents;

/// <summary>The document of a project, written.</summary>
/// <param name="Document">The document.</param>
/// <param name="Code">The code that serves it.</param>
/// <param name="Faults">The endpoints that are missing.</param>
internal sealed record DocumentFiles(DocumentText Document, string Code, EquatableArray<DiagnosticInfo> Faults);
