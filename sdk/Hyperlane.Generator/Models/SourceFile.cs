namespace Hyperlane.Generator.Models;

/// <summary>What is written into a file of its own.</summary>
/// <param name="Name">The name of the file, which no other has, whatever the case of its letters.</param>
/// <param name="Content">What it is written from.</param>
internal sealed record SourceFile<T>(string Name, T Content)
    where T : IEquatable<T>;
