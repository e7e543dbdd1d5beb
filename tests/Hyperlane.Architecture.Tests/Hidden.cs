namespace Hyperlane.Architecture.Tests;

/// <summary>Uses types where the compiler makes types of its own: in a lambda, and across an await.</summary>
internal static class Hidden
{
    public static Func<int, int> Lambda(int start) => value => start + value + TargetAttribute.Value;

    public static async Task<int> Async()
    {
        await Task.Yield();
        return SourceFile.All.Count;
    }
}
