using System.Runtime.CompilerServices;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Items of a stream that has no end of its own, and when it has begun and ended.</summary>
internal sealed class WatchedProducer
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the first item was taken.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Done when <see cref="EndlessAsync"/> was ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Says when it is ended.</summary>
    /// <param name="busy">Whether it makes items without a pause, or one and then waits.</param>
    /// <param name="stop">What it listens to.</param>
    public async IAsyncEnumerable<int> EndlessAsync(bool busy, [EnumeratorCancellation] CancellationToken stop = default)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                yield return i;
                _begun.TrySetResult();
                if (!busy)
                {
                    await Task.Delay(Timeout.Infinite, stop);
                }
            }
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>Makes one item and then waits for what never happens.</summary>
    public async IAsyncEnumerable<int> DeafAsync()
    {
        yield return 0;
        _begun.TrySetResult();
        await new TaskCompletionSource().Task;
    }
}
