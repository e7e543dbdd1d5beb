namespace Hyperlane.WebSockets;

/// <summary>For an app of one process: there is nobody else to speak to, and names are kept in memory.</summary>
internal sealed class MemoryBackplane : IBackplane
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<string, (string Owner, string Token)>> _channels = [];

    public ValueTask PublishAsync(string channel, ReadOnlyMemory<byte> message) => ValueTask.CompletedTask;

    public ValueTask<IAsyncDisposable> SubscribeAsync(string channel, IBackplaneListener listener,
        CancellationToken cancellationToken = default)
        => ValueTask.FromResult<IAsyncDisposable>(Nothing.Instance);

    public ValueTask<NameClaim> ClaimAsync(string channel, string name, string owner, string token)
    {
        lock (_gate)
        {
            if (!_channels.TryGetValue(channel, out var names))
            {
                _channels[channel] = names = new(StringComparer.Ordinal);
            }

            var has = names.TryGetValue(name, out var claim);
            if (has && claim.Owner != owner)
            {
                return ValueTask.FromResult(NameClaim.Taken);
            }

            names[name] = (owner, token);
            return ValueTask.FromResult(has ? NameClaim.Renewed : NameClaim.New);
        }
    }

    public ValueTask<bool> ReleaseAsync(string channel, string name, string token)
    {
        lock (_gate)
        {
            if (!_channels.TryGetValue(channel, out var names) || !names.TryGetValue(name, out var claim) || claim.Token != token)
            {
                return ValueTask.FromResult(false);
            }

            names.Remove(name);
            if (names.Count == 0)
            {
                _channels.Remove(channel);
            }

            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<IReadOnlyList<string>> GetNamesAsync(string channel)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<string>>(_channels.TryGetValue(channel, out var names) ? [.. names.Keys] : []);
        }
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public static readonly Nothing Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
