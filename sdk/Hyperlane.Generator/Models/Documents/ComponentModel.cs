namespace Hyperlane.Generator.Models.Documents;

/// <summary>A type with a schema that others refer to.</summary>
/// <param name="Type">The type, as code spells it.</param>
/// <param name="Name">What it is called, as long as no other is called the same: <c>PageOfPost</c>.</param>
/// <param name="LongName">What it is called otherwise: <c>Blog.PageOfBlog.Post</c>.</param>
/// <param name="Schema">What its values look like.</param>
/// <param name="ClrType">The type for <c>typeof</c>; null where code of the project cannot name it.</param>
internal sealed record ComponentModel(string Type, string Name, string LongName, SchemaModel Schema, string? ClrType = null)
{
    /// <summary>Where it is one of the types that a value of another may have: which, and what tells it.</summary>
    public VariantModel? Variant { get; init; }
}
