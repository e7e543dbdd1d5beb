namespace Hyperlane.Generator.Models;

/// <summary>
/// Something that a model carries along and is not made of: it changes with every letter that is typed above, and nothing is to be written
/// anew for it.
/// </summary>
/// <param name="Value">What it is.</param>
internal readonly record struct Aside<T>(T Value)
{
    public bool Equals(Aside<T> other) => true;

    public override int GetHashCode() => 0;
}
