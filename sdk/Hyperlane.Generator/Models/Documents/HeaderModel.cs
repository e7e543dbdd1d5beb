namespace Hyperlane.Generator.Models.Documents;

/// <summary>A header field of an answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Schema">What it may be.</param>
internal sealed record HeaderModel(string Name, string? Description, SchemaModel Schema);
