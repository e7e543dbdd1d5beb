namespace Hyperlane.Generator.Models;

/// <summary>A service that a constructor or a method asks for.</summary>
/// <param name="Type">Its type without the question mark of null, as code spells it.</param>
/// <param name="IsOptional">Whether null will do.</param>
/// <param name="Key">The key of a keyed service, as code spells it, or null.</param>
internal sealed record ServiceModel(string Type, bool IsOptional, string? Key)
{
    /// <summary>Whether it is a struct.</summary>
    public bool IsValueType { get; init; }

    /// <summary>What it is where the app has none, as code spells it; null for null.</summary>
    public string? Default { get; init; }
}
