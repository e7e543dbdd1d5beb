namespace Hyperlane.Transport;

/// <summary>
/// Whether a peer takes what it is sent. While a flush waits for it, the server's heartbeat looks at how much it has taken
/// since the last look: time passes for or against it, and not the size of what is sent.
/// </summary>
/// <remarks>
/// An account of time. It begins with the grace period, every look takes off what has passed since the last, and what was
/// taken adds the time that it may take at the minimum rate. A peer that takes nothing is late after the grace period; one
/// that takes much at a time, because its system tells of it in large pieces, saves up at most as much again.
/// The sender only notes that a flush is under way; all else belongs to the heartbeat, so there is nothing to lock.
/// </remarks>
/// <param name="rate">What has to be taken, in bytes per second; 0 for any pace.</param>
/// <param name="grace">How long a peer may be slower, in milliseconds.</param>
internal struct SendPace(int rate, double grace)
{
    /// <summary>Goes up by one when a flush begins to wait, and when it ends.</summary>
    private int _turns;
    private long _since;
    private int _turnSeen;
    private long _lookedAt;
    private long _taken;
    private double _left;

    /// <summary>Whether a flush waits for the peer.</summary>
    public bool IsUnderWay => (Volatile.Read(ref _turns) & 1) != 0;

    /// <summary>When something was taken last, or the flush began to wait, as far as the last look has seen.</summary>
    public long ProgressAt { get; private set; }

    /// <summary>A flush has to wait.</summary>
    public void Begin()
    {
        Volatile.Write(ref _since, Environment.TickCount64);
        Volatile.Write(ref _turns, _turns + 1);
    }

    /// <summary>It has ended.</summary>
    public void End() => Volatile.Write(ref _turns, _turns + 1);

    /// <summary>Looks at a flush that is under way.</summary>
    /// <param name="taken">How much the peer has taken of the connection so far.</param>
    /// <returns>Whether the peer is too slow.</returns>
    public bool IsLate(long taken)
    {
        var turn = Volatile.Read(ref _turns);
        var now = Environment.TickCount64;
        if (turn != _turnSeen)
        {
            (_turnSeen, _taken, _left) = (turn, taken, grace);
            ProgressAt = _lookedAt = Volatile.Read(ref _since);
        }

        if (taken > _taken)
        {
            ProgressAt = now;
            _left = Math.Min(_left + ((taken - _taken) * 1000.0 / Math.Max(rate, 1)), grace * 2);
        }

        _left -= now - _lookedAt;
        (_lookedAt, _taken) = (now, taken);
        return _left < 0 && rate > 0 && turn == Volatile.Read(ref _turns);
    }
}
