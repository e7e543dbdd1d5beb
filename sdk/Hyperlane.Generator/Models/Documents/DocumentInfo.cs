namespace Hyperlane.Generator.Models.Documents;

/// <summary>What a document says of the app as a whole.</summary>
/// <param name="Title">The name of its assembly, or its title where it has another.</param>
/// <param name="Version">The version of its assembly.</param>
/// <param name="Description">What its project says it is.</param>
internal sealed record DocumentInfo(string Title, string Version, string? Description);
