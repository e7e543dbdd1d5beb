using StackExchange.Redis;

namespace Hyperlane.Redis;

/// <summary>What the client library throws while Redis cannot be asked.</summary>
internal static class RedisFailures
{
    /// <summary>
    /// Whether Redis is away, does not answer in time, or refuses; it may be asked again later. A timeout is no
    /// <see cref="RedisException"/>.
    /// </summary>
    public static bool IsAway(Exception error) => error is RedisException or RedisTimeoutException;
}
