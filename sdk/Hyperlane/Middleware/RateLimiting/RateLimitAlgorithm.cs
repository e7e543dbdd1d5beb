namespace Hyperlane.Middleware;

/// <summary>How <see cref="RateLimiting"/> counts.</summary>
public enum RateLimitAlgorithm
{
    /// <summary>So many requests in each window of time; the count begins anew with the next.</summary>
    FixedWindow,

    /// <summary>So many requests in any window of time, counted in segments: what was used comes back a segment at a time.</summary>
    SlidingWindow,

    /// <summary>
    /// A bucket that holds so many tokens, each for a request, and is filled at a steady rate: bursts pass, the rate stays.
    /// </summary>
    TokenBucket,

    /// <summary>So many requests at the same time, however many there are in a minute.</summary>
    Concurrency,
}
