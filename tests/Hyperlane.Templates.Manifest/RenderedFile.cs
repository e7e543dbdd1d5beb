namespace Hyperlane.Templates.Manifest;

/// <summary>A file as the manifest says it should be.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
/// <param name="Content">The whole text.</param>
public sealed record RenderedFile(string Path, string Content);
