namespace Hyperlane.Generator.Models;

/// <summary>A method <c>BindAsync</c> by which a type is read from the request.</summary>
/// <param name="Type">The type that has the method, as code spells it.</param>
/// <param name="CanBeNull">Whether the method may return null.</param>
internal sealed record ExtractorModel(string Type, bool CanBeNull);
