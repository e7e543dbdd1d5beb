namespace Hyperlane.Generator.Models;

/// <summary>How one value is read from text.</summary>
/// <param name="Type">Its type, as code spells it.</param>
/// <param name="Reader">The type that reads it, as code spells it.</param>
/// <param name="IsUtf8">Whether it can be read from the bytes of the path.</param>
internal sealed record ValueModel(string Type, string Reader, bool IsUtf8)
{
    /// <summary>Whether it is one of several that may be null, by a Nullable.</summary>
    public bool IsNullableItem { get; init; }
}
