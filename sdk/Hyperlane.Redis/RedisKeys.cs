namespace Hyperlane.Redis;

/// <summary>Where things are in Redis.</summary>
internal sealed class RedisKeys(string prefix)
{
    /// <summary>What the keys of processes begin with; such a key is there as long as its process is.</summary>
    public string Processes { get; } = prefix + "process:";

    /// <summary>The history of a channel.</summary>
    public string Stream(string channel) => $"{prefix}stream:{channel}";

    /// <summary>Where messages of a channel are told as they come.</summary>
    public string Live(string channel) => $"{prefix}live:{channel}";

    /// <summary>The names that are taken in a channel.</summary>
    public string Names(string channel) => $"{prefix}names:{channel}";
}
