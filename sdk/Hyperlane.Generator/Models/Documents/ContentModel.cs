namespace Hyperlane.Generator.Models.Documents;

/// <summary>What the body of an answer is, in one media type.</summary>
/// <param name="MediaType">The media type.</param>
/// <param name="Schema">What the body may be.</param>
/// <param name="ClrType">The type for <c>typeof</c>, where the schema stands here and is not only a reference.</param>
/// <param name="Item">What each item of a stream may be; null where the body is no stream.</param>
internal sealed record ContentModel(string MediaType, SchemaModel Schema, string? ClrType = null, SchemaModel? Item = null);
