namespace Hyperlane.Generator.Models.Documents;

/// <summary>A type with a schema that others refer to.</summary>
/// <param name="Type">The type, as code spells it.</param>
/// <param name="Name">What it is called, as long as no other is called the same: <c>PageOfPost</c>.</param>
/// <param name="LongName">What it is called otherwise: <c>Blog.PageOfBlog.Post</c>.</param>
/// <param name="Schema">What its values look like.</param>
internal sealed record ComponentModel(string Type, string Name, string LongName, SchemaModel Schema);
