using System.Diagnostics;
using System.Threading.RateLimiting;

namespace Hyperlane.Middleware;

/// <summary>The limit of one address, user or key, until it has all of it back.</summary>
internal sealed class Limit(RateLimitingOptions options)
{
    private readonly Lock _gate = new();
    private readonly RateLimiter _limiter = Create(options);
    private readonly TimeSpan _period = PeriodOf(options);
    private long _periodStart = Stopwatch.GetTimestamp();
    private bool _isRetired;

    /// <summary>After which time something comes back.</summary>
    public static TimeSpan PeriodOf(RateLimitingOptions options)
        => options.Algorithm == RateLimitAlgorithm.SlidingWindow ? options.Window / options.SegmentsPerWindow : options.Window;

    /// <summary>Asks to let a request pass.</summary>
    /// <exception cref="ObjectDisposedException">This limit has just been retired; the key will get another.</exception>
    public ValueTask<RateLimitLease> AcquireAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isRetired, this);
            Replenish();
            return _limiter.AcquireAsync(1, cancellationToken);
        }
    }

    /// <summary>How many more requests may pass now, and after how many seconds there will be more.</summary>
    public (long Remaining, long Seconds) State()
    {
        lock (_gate)
        {
            var left = _period - Stopwatch.GetElapsedTime(_periodStart);
            var seconds = _limiter is ReplenishingRateLimiter ? (long)Math.Ceiling(left.TotalSeconds) : 1;
            return (_limiter.GetStatistics()?.CurrentAvailablePermits ?? 0, Math.Max(1, seconds));
        }
    }

    /// <summary>Gives back what time gives back.</summary>
    /// <returns>Whether nothing is used of it any more: it is like a new one then, and retired.</returns>
    public bool TryRetire()
    {
        lock (_gate)
        {
            Replenish();
            if (_limiter.IdleDuration is null)
            {
                return false;
            }

            _isRetired = true;
            _limiter.Dispose();
            return true;
        }
    }

    private static RateLimiter Create(RateLimitingOptions options) => options.Algorithm switch
    {
        RateLimitAlgorithm.SlidingWindow => new SlidingWindowRateLimiter(new()
        {
            PermitLimit = options.PermitLimit,
            Window = options.Window,
            SegmentsPerWindow = options.SegmentsPerWindow,
            QueueLimit = options.QueueLimit,
            AutoReplenishment = false,
        }),
        RateLimitAlgorithm.TokenBucket => new TokenBucketRateLimiter(new()
        {
            TokenLimit = options.PermitLimit,
            TokensPerPeriod = options.TokensPerPeriod ?? options.PermitLimit,
            ReplenishmentPeriod = options.Window,
            QueueLimit = options.QueueLimit,
            AutoReplenishment = false,
        }),
        RateLimitAlgorithm.Concurrency => new ConcurrencyLimiter(new()
        {
            PermitLimit = options.PermitLimit,
            QueueLimit = options.QueueLimit,
        }),
        _ => new FixedWindowRateLimiter(new()
        {
            PermitLimit = options.PermitLimit,
            Window = options.Window,
            QueueLimit = options.QueueLimit,
            AutoReplenishment = false,
        }),
    };

    /// <summary>The limiters look at the time only when they are told to, so that none needs a timer of its own.</summary>
    private void Replenish()
    {
        if (_limiter is not ReplenishingRateLimiter replenishing)
        {
            return;
        }

        replenishing.TryReplenish();
        if (Stopwatch.GetElapsedTime(_periodStart) >= _period)
        {
            _periodStart = Stopwatch.GetTimestamp();
        }
    }
}
