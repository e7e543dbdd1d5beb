namespace Hyperlane.Generator.Models.Documents;

/// <summary>A property of a JSON object.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Schema">What it may be.</param>
/// <param name="IsRequired">Whether a request must have it.</param>
/// <param name="IsAlwaysWritten">Whether an answer is sure to have it.</param>
internal sealed record PropertyModel(string Name, SchemaModel Schema, bool IsRequired, bool IsAlwaysWritten);
