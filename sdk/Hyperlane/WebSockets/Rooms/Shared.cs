using System.Diagnostics.CodeAnalysis;

namespace Hyperlane.WebSockets;

/// <summary>
/// Resources that are opened once for each key, however many use them, and disposed when the last user leaves: a
/// subscription, a feed, a cache of something that costs.
/// </summary>
/// <remarks>
/// <para>Opening belongs to all who wait for it, and no token of one of them ends it. If everybody has left before it ends, what it has
/// opened is disposed then.</para>
/// <para>If opening fails, all who wait get the exception, and the next user tries again. A key is never open twice at a time: a new user
/// waits until what the last one left is disposed.</para>
/// </remarks>
/// <typeparam name="T">What is opened.</typeparam>
/// <param name="open">Opens what belongs to a key. Called again after the last user has left.</param>
/// <example>
/// <code>
/// public sealed class News
/// {
///     private readonly Shared&lt;Feed&gt; _feeds = new(Feed.OpenAsync);
///
///     public async Task&lt;string&gt; ReadAsync(CancellationToken stop)
///     {
///         await using var lease = await _feeds.UseAsync("news", stop);
///         return await lease.Value.ReadAsync();
///     }
/// }
/// </code>
/// </example>
public sealed class Shared<T>(Func<string, ValueTask<T>> open)
    where T : class, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The keys that somebody uses, or waits for.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Where(entry => entry.Value.Users > 0).Select(entry => entry.Key)];
            }
        }
    }

    /// <summary>What is open, and used by somebody.</summary>
    public IReadOnlyList<T> Values
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Values.Where(entry => entry is { Users: > 0, Value: not null }).Select(entry => entry.Value!)];
            }
        }
    }

    /// <summary>Uses what belongs to a key, which is opened if need be.</summary>
    /// <param name="key">The key; case counts.</param>
    /// <param name="cancellationToken">Gives up waiting; the opening goes on for others.</param>
    /// <returns>What was opened; dispose the lease when done.</returns>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async ValueTask<SharedLease<T>> UseAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var entry = Enter(key, out var isFirst);
        try
        {
            if (isFirst)
            {
                // Its result and its failure are in the entry.
                _ = OpenAsync(entry);
            }

            await entry.Opened.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await LeaveAsync(entry).ConfigureAwait(false);
            throw;
        }

        return new SharedLease<T>(entry.Value!, () => LeaveAsync(entry));
    }

    /// <summary>Looks for what is open already, without using it: it may be disposed at any time.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What belongs to it.</param>
    /// <returns>Whether it is open and somebody uses it.</returns>
    public bool TryGet(string key, [NotNullWhen(true)] out T? value)
    {
        lock (_gate)
        {
            value = _entries.TryGetValue(key, out var entry) && entry.Users > 0 ? entry.Value : null;
            return value is not null;
        }
    }

    private Entry Enter(string key, out bool isFirst)
    {
        lock (_gate)
        {
            var known = _entries.GetValueOrDefault(key);
            isFirst = known is null or { IsClosing: true };
            var entry = isFirst ? new Entry(key, known?.Closed.Task) : known!;
            _entries[key] = entry;
            entry.Users++;
            return entry;
        }
    }

    private async Task OpenAsync(Entry entry)
    {
        try
        {
            await (entry.Before ?? Task.CompletedTask).ConfigureAwait(false);
            var value = await open(entry.Key).ConfigureAwait(false);
            bool isUnused;
            lock (_gate)
            {
                entry.Value = value;
                isUnused = entry.IsClosing = entry.Users == 0;
            }

            entry.Opened.SetResult();
            if (isUnused)
            {
                await CloseAsync(entry).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (entry.Value is null)
        {
            lock (_gate)
            {
                entry.IsClosing = true;
                Remove(entry);
            }

            entry.Closed.SetResult();
            entry.Opened.SetException(error);

            // Everybody may have left, and then nobody looks.
            _ = entry.Opened.Task.Exception;
        }
    }

    private ValueTask LeaveAsync(Entry entry)
    {
        lock (_gate)
        {
            // What is still opening, whoever opens it closes; what has failed, there is nothing of.
            if (--entry.Users > 0 || entry.Value is null)
            {
                return ValueTask.CompletedTask;
            }

            entry.IsClosing = true;
        }

        return CloseAsync(entry);
    }

    private async ValueTask CloseAsync(Entry entry)
    {
        try
        {
            await entry.Value!.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                Remove(entry);
            }

            entry.Closed.SetResult();
        }
    }

    /// <summary>Somebody may have come since, with an entry of their own.</summary>
    private void Remove(Entry entry)
    {
        if (_entries.GetValueOrDefault(entry.Key) == entry)
        {
            _entries.Remove(entry.Key);
        }
    }

    /// <summary>One time of being open. All that changes is guarded by the gate.</summary>
    private sealed class Entry(string key, Task? before)
    {
        public string Key => key;

        /// <summary>Ends when the time before this one is over.</summary>
        public Task? Before => before;

        public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public T? Value { get; set; }

        public int Users { get; set; }

        public bool IsClosing { get; set; }
    }
}
