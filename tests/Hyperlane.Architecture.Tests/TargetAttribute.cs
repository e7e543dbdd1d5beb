namespace Hyperlane.Architecture.Tests;

/// <summary>What the types in <see cref="Users"/> use, each in its way.</summary>
[AttributeUsage(AttributeTargets.All)]
internal class TargetAttribute : Attribute
{
    public static int Value => 1;

    public static void Call()
    {
    }
}
