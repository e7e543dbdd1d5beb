namespace Hyperlane.Data;

/// <summary>How much the datasets, and the uploads of this process that are under way, may take on the disk together.</summary>
public sealed class Quota(IDatasetStore store, Storage storage, DataSettings settings)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether so many bytes more are too many, told before they arrive.</summary>
    /// <exception cref="ProblemException">507: they are.</exception>
    public async Task EnsureAsync(long bytes)
    {
        if (await IsExceededAsync(bytes))
        {
            throw Exceeded();
        }
    }

    /// <summary>Looks now and then whether there is more than may be, as long as the work goes on; then it is stopped.</summary>
    /// <exception cref="ProblemException">507: there is.</exception>
    public async Task<T> WatchAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var working = work(limit.Token);
        var isExceeded = false;
        try
        {
            do
            {
                if (isExceeded = await IsExceededAsync(0))
                {
                    await limit.CancelAsync();
                }
            }
            while (!isExceeded && await Task.WhenAny(working, Task.Delay(Pause, stop)) != working && !stop.IsCancellationRequested);

            return await working;
        }
        catch (OperationCanceledException) when (isExceeded && !stop.IsCancellationRequested)
        {
            throw Exceeded();
        }
        finally
        {
            await limit.CancelAsync(); // where a look has failed, the work ends, too
            await ((Task)working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What is said where there is no room.</summary>
    public ProblemException Exceeded()
        => new(507, $"There is no room: datasets and uploads may take {settings.Quota / 1_000_000:n0} MB together (Data:Quota). Delete a dataset first.");

    private async Task<bool> IsExceededAsync(long bytes)
        => await store.CountBytesAsync() + storage.CountIncoming() + bytes > settings.Quota;
}
