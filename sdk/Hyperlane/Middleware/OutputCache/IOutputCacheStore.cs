namespace Hyperlane.Middleware;

/// <summary>
/// Where <see cref="OutputCache"/> keeps answers; a service of the app. Without another there is one in the memory of the process, of
/// <see cref="OutputCacheOptions.MaxBytes"/>.
/// </summary>
/// <remarks>
/// What it throws fails the request, so a store that others may be missing from, such as one over a network, answers null then.
/// </remarks>
public interface IOutputCacheStore
{
    /// <summary>Finds an answer that is still good.</summary>
    /// <param name="key">Names it: at most 256 characters of any kind.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null if there is none.</returns>
    ValueTask<OutputCacheEntry?> GetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Keeps an answer for its duration, in the place of another of this key. It may let it go earlier, or not keep it.</summary>
    /// <param name="key">Names it.</param>
    /// <param name="entry">The answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask SetAsync(string key, OutputCacheEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Lets all answers of a tag go. Call it after what they tell has changed.</summary>
    /// <param name="tag">One of <see cref="OutputCacheEntry.Tags"/>; case counts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken = default);
}
