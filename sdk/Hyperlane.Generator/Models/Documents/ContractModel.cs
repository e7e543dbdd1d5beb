namespace Hyperlane.Generator.Models.Documents;

/// <summary>A schema of the document and the type of .NET behind it: the running app knows how its JSON settings write that.</summary>
/// <param name="Pointer">Where the schema is, as a JSON pointer (RFC 6901).</param>
/// <param name="Type">The type, as code spells it.</param>
/// <param name="IsTaken">Whether clients send such values.</param>
internal sealed record ContractModel(string Pointer, string Type, bool IsTaken);
