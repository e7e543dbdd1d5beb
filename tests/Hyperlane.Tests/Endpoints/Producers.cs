namespace Hyperlane.Tests.Endpoints;

/// <summary>Items for answers that are streams.</summary>
internal static class Producers
{
#pragma warning disable CS1998 // Items that are there at once.
    public static async IAsyncEnumerable<T> Of<T>(params T[] items)
    {
        foreach (var item in items)
        {
            yield return item;
        }
    }
#pragma warning restore CS1998

    public static async IAsyncEnumerable<int> FailAsync(int after)
    {
        for (var i = 0; i < after; i++)
        {
            yield return i;
        }

        await Task.Yield();
        throw new InvalidOperationException("That is all there is.");
    }

    public static async IAsyncEnumerable<int> EndlessAfterAsync(Task first)
    {
        await first;
        yield return 0;
    }
}
