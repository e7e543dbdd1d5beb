namespace Hyperlane.Endpoints.Streams;

/// <summary>
/// Items that end when the client leaves or the server stops, whether or not their producer listens to the token: one
/// that does not is left behind and disposed whenever it comes back. The connection ends with the stream in both cases,
/// so no later request meets the straggler.
/// </summary>
internal sealed class StoppableItems<T>(IAsyncEnumerable<T> items, CancellationToken stop) : IAsyncEnumerable<T>, IAsyncEnumerator<T>
{
    /// <summary>What a producer that listens may take for its clean-up before it counts as one that does not.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly IAsyncEnumerator<T> _source = items.GetAsyncEnumerator(stop);
    private Task<bool>? _straggler;

    public T Current => _source.Current;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

    public ValueTask<bool> MoveNextAsync()
    {
        if (stop.IsCancellationRequested)
        {
            return new(false);
        }

        var next = _source.MoveNextAsync();
        return next.IsCompletedSuccessfully ? new(next.Result) : WaitAsync(next.AsTask());
    }

    public ValueTask DisposeAsync()
    {
        if (_straggler is null)
        {
            return _source.DisposeAsync();
        }

        _ = DisposeLaterAsync(_straggler);
        return ValueTask.CompletedTask;
    }

    private async ValueTask<bool> WaitAsync(Task<bool> next)
    {
        try
        {
            return await next.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _straggler = await Task.WhenAny(next, Task.Delay(Grace, CancellationToken.None)).ConfigureAwait(false) == next ? null : next;
            return false;
        }
    }

    private async Task DisposeLaterAsync(Task<bool> straggler)
    {
        await ((Task)straggler).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _source.DisposeAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
