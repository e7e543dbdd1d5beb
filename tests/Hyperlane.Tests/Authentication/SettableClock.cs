namespace Hyperlane.Tests.Authentication;

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class SettableClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}
