namespace Hyperlane.Middleware;

/// <summary>Answers in the memory of this process: those that were asked for last, within so many bytes.</summary>
/// <param name="maxBytes">How much memory they take.</param>
internal sealed class MemoryOutputCacheStore(long maxBytes) : IOutputCacheStore
{
    /// <summary>Of how many tags it is known when they were evicted; beyond that, all count as evicted now.</summary>
    private const int MaxEvictions = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> _entries = [];
    private readonly LinkedList<Kept> _byUse = new();
    private readonly Dictionary<string, HashSet<string>> _keysOfTags = [];
    private readonly Dictionary<string, DateTimeOffset> _evictions = [];
    private DateTimeOffset _evictedBefore;

    /// <summary>How much memory the answers take.</summary>
    public long Bytes { get; private set; }

    public ValueTask<OutputCacheEntry?> GetAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return default;
            }

            if (node.Value.Entry.Created + node.Value.Entry.Duration <= DateTimeOffset.UtcNow)
            {
                Remove(node);
                return default;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return new(node.Value.Entry);
        }
    }

    public ValueTask SetAsync(string key, OutputCacheEntry entry, CancellationToken cancellationToken)
    {
        var bytes = entry.Bytes + (2L * key.Length);
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var old))
            {
                Remove(old);
            }

            // What was made before its tag was evicted may tell what was true before.
            if (bytes > maxBytes || entry.Created <= _evictedBefore
                || entry.Tags.Any(tag => _evictions.TryGetValue(tag, out var evicted) && entry.Created <= evicted))
            {
                return default;
            }

            _entries[key] = _byUse.AddFirst(new Kept(key, entry, bytes));
            Bytes += bytes;
            foreach (var tag in entry.Tags)
            {
                (_keysOfTags.TryGetValue(tag, out var keys) ? keys : _keysOfTags[tag] = []).Add(key);
            }

            while (Bytes > maxBytes)
            {
                Remove(_byUse.Last!);
            }
        }

        return default;
    }

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tag);
        lock (_gate)
        {
            if (_evictions.Count >= MaxEvictions)
            {
                _evictions.Clear();
                _evictedBefore = DateTimeOffset.UtcNow;
            }

            _evictions[tag] = DateTimeOffset.UtcNow;
            if (_keysOfTags.TryGetValue(tag, out var keys))
            {
                foreach (var key in keys.ToArray())
                {
                    Remove(_entries[key]);
                }
            }
        }

        return default;
    }

    private void Remove(LinkedListNode<Kept> node)
    {
        var (key, entry, bytes) = node.Value;
        _byUse.Remove(node);
        _entries.Remove(key);
        Bytes -= bytes;
        foreach (var tag in entry.Tags)
        {
            if (_keysOfTags.TryGetValue(tag, out var keys) && keys.Remove(key) && keys.Count == 0)
            {
                _keysOfTags.Remove(tag);
            }
        }
    }

    private sealed record Kept(string Key, OutputCacheEntry Entry, long Bytes);
}
