namespace Hyperlane.Generator.Models;

/// <summary>A service that a constructor or a method asks for.</summary>
/// <param name="Type">Its type, as code spells it.</param>
/// <param name="IsOptional">Whether null will do.</param>
/// <param name="Key">The key of a keyed service, as code spells it, or null.</param>
internal sealed record ServiceModel(string Type, bool IsOptional, string? Key);
