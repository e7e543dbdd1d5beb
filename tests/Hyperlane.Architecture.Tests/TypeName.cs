namespace Hyperlane.Architecture.Tests;

/// <summary>A top-level type.</summary>
internal readonly record struct TypeName(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}.{Name}";
}
