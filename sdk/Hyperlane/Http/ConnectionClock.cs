namespace Hyperlane.Http;

/// <summary>
/// What a connection waits for, since when, and until when. The connection only notes it; the server's heartbeat
/// looks at all connections and acts, so a request costs no timer.
/// </summary>
internal sealed class ConnectionClock(HttpLimits limits)
{
    private const long Never = long.MaxValue;

    private long _since = Environment.TickCount64;
    private long _deadline = Never;
    private volatile bool _idle = true;
    private volatile bool _draining;

    /// <summary>For how long the connection has waited between requests, in milliseconds; -1 while it has something to do.</summary>
    public long IdleMilliseconds => _idle ? Environment.TickCount64 - Volatile.Read(ref _since) : -1;

    public bool IsExpired => Volatile.Read(ref _deadline) <= Environment.TickCount64;

    public bool IsDraining => _draining;

    /// <summary>Nothing of a request is here.</summary>
    public void Idle()
    {
        Wait(limits.KeepAliveTimeout);
        _idle = true;
    }

    /// <summary>A part of a head is here. Further parts do not buy more time.</summary>
    public void HeadBegun()
    {
        if (_idle)
        {
            Wait(limits.HeadTimeout);
        }
    }

    /// <summary>The application has the request, and takes the time it needs.</summary>
    public void Busy()
    {
        _idle = false;
        Volatile.Write(ref _deadline, Never);
    }

    /// <summary>All is said; only bytes that nobody wants may still come.</summary>
    public void Draining()
    {
        Wait(limits.DrainTimeout);
        _draining = true;
    }

    private void Wait(TimeSpan time)
    {
        _idle = _draining = false;
        var now = Environment.TickCount64;
        Volatile.Write(ref _since, now);
        Volatile.Write(ref _deadline, now + (long)time.TotalMilliseconds);
    }
}
