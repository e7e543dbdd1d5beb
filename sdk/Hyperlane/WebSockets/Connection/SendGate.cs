namespace Hyperlane.WebSockets.Connection;

/// <summary>
/// Lets one sender in at a time, the others in their order. With nobody in the way it costs an interlocked operation each way, and no
/// memory.
/// </summary>
internal sealed class SendGate
{
    /// <summary>The sender that is in, and all that wait.</summary>
    private int _count;
    private SemaphoreSlim? _turns;

    private SemaphoreSlim Turns => _turns ?? Interlocked.CompareExchange(ref _turns, new SemaphoreSlim(0), null) ?? _turns;

    /// <summary>Enters if nobody is in the way.</summary>
    public bool TryEnter() => Interlocked.CompareExchange(ref _count, 1, 0) == 0;

    /// <summary>Enters when it is our turn.</summary>
    /// <exception cref="OperationCanceledException">The token fired before.</exception>
    public ValueTask EnterAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        return Interlocked.Increment(ref _count) == 1 ? ValueTask.CompletedTask : WaitAsync(cancellationToken);
    }

    /// <summary>Lets the next one in.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _count) > 0)
        {
            Turns.Release();
        }
    }

    private async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = PassAsync();
            throw;
        }
    }

    /// <summary>Who gave up still has a turn, which goes to the next.</summary>
    private async Task PassAsync()
    {
        await Turns.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        Leave();
    }
}
