using Hyperlane.Middleware;
using Microsoft.Extensions.Caching.Hybrid;

namespace Hyperlane.Caching;

/// <summary>Answers in the HybridCache of the app: in memory, and in its IDistributedCache if it has one.</summary>
internal sealed class HybridOutputCacheStore(HybridCache cache) : IOutputCacheStore
{
    private static readonly HybridCacheEntryOptions Look = new() { Flags = HybridCacheEntryFlags.DisableUnderlyingData };

    public async ValueTask<OutputCacheEntry?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var bytes = await cache.GetOrCreateAsync(
            NameOf(key), static _ => ValueTask.FromResult<byte[]?>(null), Look, cancellationToken: cancellationToken).ConfigureAwait(false);
        return bytes is not null && OutputCacheEntry.FromBytes(bytes) is { } entry && entry.Created + entry.Duration > DateTimeOffset.UtcNow
            ? entry
            : null;
    }

    public ValueTask SetAsync(string key, OutputCacheEntry entry, CancellationToken cancellationToken)
        => cache.SetAsync(NameOf(key), entry.ToBytes(), new HybridCacheEntryOptions
        {
            Expiration = entry.Duration,
            LocalCacheExpiration = entry.Duration,
        }, entry.Tags, cancellationToken);

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
        => cache.RemoveByTagAsync(tag, cancellationToken);

    /// <summary>The app may keep other things in the same cache.</summary>
    private static string NameOf(string key) => $"hyperlane-output:{key}";
}
