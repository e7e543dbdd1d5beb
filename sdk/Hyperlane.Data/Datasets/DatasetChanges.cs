using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Hyperlane.Data;

/// <summary>
/// Tells everybody who has the page open that the list of datasets is another one: somebody has loaded, renamed or deleted one.
/// </summary>
public sealed class DatasetChanges
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>The list has changed.</summary>
    public void Tell()
    {
        Interlocked.Increment(ref _count);
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>An event for each change, or for several that come at once, from now on.</summary>
    public async IAsyncEnumerable<SseItem<DatasetChange>> FollowAsync([EnumeratorCancellation] CancellationToken stop)
    {
        yield return new SseItem<DatasetChange>(new DatasetChange(Volatile.Read(ref _count)), "ready");
        for (var seen = Volatile.Read(ref _count); ;)
        {
            var next = _next.Task;
            if (Volatile.Read(ref _count) is var count && count != seen)
            {
                seen = count;
                yield return new SseItem<DatasetChange>(new DatasetChange(count), "change");
            }
            else
            {
                await next.WaitAsync(stop);
            }
        }
    }
}
