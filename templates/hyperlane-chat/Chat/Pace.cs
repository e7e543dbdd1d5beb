using System.Threading.RateLimiting;

namespace HyperlaneChat._1;

/// <summary>How fast one person may write: 10 messages a second, and 30 at once after a rest. Who goes on regardless is hopeless.</summary>
public sealed class Pace : IDisposable
{
    private const int MaxWarnings = 20;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    // Each drop in the bucket is a message; ten flow in each second, up to thirty.
    private readonly TokenBucketRateLimiter _bucket = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = 30,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = Period,
        AutoReplenishment = false,
        QueueLimit = 0,
    });

    private int _warnings;

    /// <summary>Whether there were so many warnings, with hardly a pause, that no further one would help.</summary>
    public bool IsHopeless => _warnings > MaxWarnings;

    /// <summary>Counts a message.</summary>
    /// <returns>False when it is one too many.</returns>
    public bool Allows()
    {
        _bucket.TryReplenish();
        using var lease = _bucket.AttemptAcquire();
        _warnings = lease.IsAcquired ? Math.Max(_warnings - 1, 0) : _warnings + 1;
        return lease.IsAcquired;
    }

    /// <summary>Waits, a little shorter than until the next message may come.</summary>
    public static Task WaitAsync(CancellationToken stop) => Task.Delay(Period / 2, stop);

    public void Dispose() => _bucket.Dispose();
}
