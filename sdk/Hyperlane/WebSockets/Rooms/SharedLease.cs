namespace Hyperlane.WebSockets;

/// <summary>
/// One user's hold on what <see cref="Shared{T}"/> has opened. Disposing it lets go; the last to do so disposes the thing itself.
/// </summary>
/// <typeparam name="T">What is held.</typeparam>
public sealed class SharedLease<T> : IAsyncDisposable
    where T : class, IAsyncDisposable
{
    private Func<ValueTask>? _leave;

    internal SharedLease(T value, Func<ValueTask> leave)
    {
        Value = value;
        _leave = leave;
    }

    /// <summary>What is held.</summary>
    public T Value { get; }

    /// <summary>Lets go. Only the first call counts.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _leave, null)?.Invoke() ?? ValueTask.CompletedTask;
}
