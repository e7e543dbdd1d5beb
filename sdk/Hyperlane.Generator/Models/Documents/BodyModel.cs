namespace Hyperlane.Generator.Models.Documents;

/// <summary>What is taken from the body of a request.</summary>
/// <param name="MediaTypes">The media types that are understood.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Description">What it means.</param>
/// <param name="Schema">What it may be.</param>
internal sealed record BodyModel(EquatableArray<string> MediaTypes, bool IsRequired, string? Description, SchemaModel Schema)
{
    /// <summary>The type for <c>typeof</c>, where the schema stands here and is not only a reference.</summary>
    public string? ClrType { get; init; }
}
