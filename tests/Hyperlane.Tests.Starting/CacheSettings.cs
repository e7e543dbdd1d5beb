namespace Hyperlane.Tests.Starting;

internal sealed class CacheSettings
{
    public TimeSpan Timeout { get; set; }
}
