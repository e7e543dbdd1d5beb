namespace Hyperlane.Generator.Models;

/// <summary>What is to be known of a project to map its routes.</summary>
/// <param name="Library">The name of the class by which others map the routes of this project; null where nobody else does.</param>
/// <param name="References">The same classes of the libraries that it refers to, as code spells them.</param>
internal sealed record ProjectModel(string? Library, EquatableArray<string> References);
