using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Hyperlane.Transport;

namespace Hyperlane.Http.Serving;

/// <summary>
/// What a connection waits for, since when, and until when. The connection only notes it; the server's heartbeat
/// looks at all connections and acts, so a request costs no timer.
/// </summary>
internal sealed class ConnectionClock(HttpLimits limits, TransportConnection transport)
{
    private const long Never = long.MaxValue;

    private readonly long _keepAlive = Milliseconds(limits.KeepAliveTimeout.TotalMilliseconds);
    private long _since = Environment.TickCount64;
    private long _deadline = Never;
    private long _waited;
    private long _received;
    private volatile bool _idle = true;
    private volatile bool _draining;
    private volatile bool _lingering;
    private SendPace _sending = new(limits.MinResponseRate, limits.ResponseGracePeriod.TotalMilliseconds);
    private bool _bodyAwaited;

    /// <summary>For how long the connection has waited between requests, in milliseconds; -1 while it has something to do.</summary>
    public long IdleMilliseconds => _idle && !_sending.IsUnderWay ? Environment.TickCount64 - Volatile.Read(ref _since) : -1;

    /// <summary>Whether the peer is late. While it is to take what we send, that is the only question.</summary>
    public bool IsExpired => _sending.IsUnderWay && !_lingering
        ? _sending.IsLate(transport.TakenBytes)
        : Volatile.Read(ref _deadline) <= Environment.TickCount64;

    /// <summary>
    /// Whether nothing can be said any more to a peer that is late: it is to read and does not, or to leave and does not.
    /// </summary>
    public bool IsPastWords => _lingering || _sending.IsUnderWay;

    /// <summary>Nothing of a request is here.</summary>
    public void Idle()
    {
        Wait(_keepAlive);
        _idle = true;
    }

    /// <summary>A part of a head is here. Further parts do not buy more time.</summary>
    public void HeadBegun()
    {
        if (_idle)
        {
            Wait(Milliseconds(limits.HeadTimeout.TotalMilliseconds));
        }
    }

    /// <summary>The application has the request, and takes the time it needs.</summary>
    public void Busy()
    {
        _idle = false;
        _waited = _received = 0;
        Volatile.Write(ref _deadline, Never);
    }

    /// <summary>The application waits for more of the body, which has to come at a minimum pace, counted over all these waits.</summary>
    public void BodyAwaited()
    {
        if (limits.MinRequestRate > 0 && !_draining)
        {
            var allowed = limits.RateGracePeriod.TotalMilliseconds + (_received * 1000.0 / limits.MinRequestRate);
            Wait(Milliseconds(allowed - _waited));
            _bodyAwaited = true;
        }
    }

    /// <summary>Some of the body has come.</summary>
    public void BodyArrived(long bytes)
    {
        _received += bytes;
        if (_bodyAwaited)
        {
            _bodyAwaited = false;
            _waited += Environment.TickCount64 - Volatile.Read(ref _since);
            Volatile.Write(ref _deadline, Never);
        }
    }

    /// <summary>The peer is to take what we send, at a minimum pace.</summary>
    public void Sending() => _sending.Begin();

    /// <summary>It has taken it.</summary>
    public void Sent() => _sending.End();

    /// <summary>Waits for a flush that a slow peer holds up.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FlushResult> WatchAsync(ValueTask<FlushResult> flush)
    {
        Sending();
        try
        {
            return await flush.ConfigureAwait(false);
        }
        finally
        {
            Sent();
        }
    }

    /// <summary>The request is answered; the rest of its body may still come.</summary>
    public void Draining()
    {
        Wait(Milliseconds(limits.DrainTimeout.TotalMilliseconds));
        _draining = true;
    }

    /// <summary>All is said; the peer is to understand that, and to leave.</summary>
    public void Lingering()
    {
        Wait(Milliseconds(limits.DrainTimeout.TotalMilliseconds));
        _lingering = true;
    }

    private static long Milliseconds(double milliseconds) => (long)Math.Min(milliseconds, int.MaxValue);

    private void Wait(long milliseconds)
    {
        _idle = _draining = false;
        var now = Environment.TickCount64;
        Volatile.Write(ref _since, now);
        Volatile.Write(ref _deadline, now + milliseconds);
    }
}
