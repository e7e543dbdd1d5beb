namespace Hyperlane.Redis;

/// <summary>How an app uses Redis.</summary>
public sealed class RedisBackplaneOptions
{
    /// <summary>What all keys and channels begin with; apps that share a Redis differ here. Default: <c>hyperlane:</c>.</summary>
    public string Prefix { get; set; } = "hyperlane:";

    /// <summary>How many messages Redis keeps of each channel, about, for those whose connection was lost. Default: 10,000.</summary>
    public int HistoryLength { get; set; } = 10_000;

    /// <summary>
    /// How long each process remembers what it has sent, to send it again if Redis comes back without it. Default: 30 s, and up to 10,000
    /// messages.
    /// </summary>
    public TimeSpan ResendWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often a process says that it is there. One that has not done so three times in a row is gone, and so are those it served.
    /// Default: 5 s.
    /// </summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(5);
}
