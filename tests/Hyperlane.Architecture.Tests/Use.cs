namespace Hyperlane.Architecture.Tests;

/// <summary>One type of an assembly uses another type. Both are top-level: what is nested belongs to the type around it.</summary>
internal sealed record Use(TypeName User, TypeName Used)
{
    public override string ToString() => $"{User} uses {Used}";
}
