using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace Hyperlane.Middleware;

/// <summary>The limits that are in use: at most so many, however many clients there are.</summary>
/// <remarks>
/// One timer for all of them gives back what time gives back, lets those go that have all of it, and rests while there are none. Who
/// comes when the table is full shares one of a few limits with others, chosen by a hash that no client can foresee.
/// </remarks>
internal sealed class LimitTable
{
    /// <summary>How many limits there are for all who find the table full.</summary>
    private const int OverflowLimits = 256;

    private static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<LimitKey, Limit> _limits = [];
    private readonly RateLimitingOptions _options;
    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private readonly TimeSpan _round;
    private int _count;

    public LimitTable(RateLimitingOptions options)
    {
        _options = options;
        var round = Limit.PeriodOf(options) / 4;
        _round = round < ShortestRound ? ShortestRound : round > LongestRound ? LongestRound : round;
        _timer = new Timer(static table => ((LimitTable)table!).GoRound(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>How many limits there are.</summary>
    public int Count => _limits.Count;

    /// <summary>Asks the limit of a key to let a request pass.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait in a queue.</param>
    /// <param name="limit">The limit that was asked.</param>
    public ValueTask<RateLimitLease> AcquireAsync(in LimitKey key, CancellationToken cancellationToken, out Limit limit)
    {
        while (true)
        {
            limit = _limits.TryGetValue(key, out var found) ? found : FindOrAdd(key);
            try
            {
                return limit.AcquireAsync(cancellationToken);
            }
            catch (ObjectDisposedException)
            {
                // Retired between the two lines above: it is on its way out of the table.
            }
        }
    }

    /// <summary>Gives back what time gives back, and lets go of limits that are as good as new.</summary>
    private void GoRound()
    {
        foreach (var (key, limit) in _limits)
        {
            if (limit.TryRetire())
            {
                lock (_gate)
                {
                    _limits.TryRemove(key, out _);
                    _count--;
                }
            }
        }

        lock (_gate)
        {
            if (_count > 0)
            {
                _timer.Change(_round, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private Limit FindOrAdd(LimitKey key)
    {
        lock (_gate)
        {
            if (!_limits.ContainsKey(key) && _count >= _options.MaxPartitions)
            {
                key = new LimitKey(LimitKeyKind.Overflow, (uint)key.GetHashCode() % OverflowLimits);
            }

            if (!_limits.TryGetValue(key, out var limit))
            {
                limit = _limits[key] = new Limit(_options);
                if (_count++ == 0)
                {
                    _timer.Change(_round, Timeout.InfiniteTimeSpan);
                }
            }

            return limit;
        }
    }
}
