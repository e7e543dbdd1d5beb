namespace Hyperlane.WebSockets.Connection;

/// <summary>When a peer was heard, asked and told to close, and what becomes of it by that.</summary>
internal sealed class PeerClock(WebSocketOptions options)
{
    /// <summary>Nobody reads when nothing was heard for so long, in milliseconds: the handler is busy, or only sends.</summary>
    private const int Unread = 1000;

    private long _heardAt = Environment.TickCount64;
    private long _activeAt = Environment.TickCount64;
    private long _pingedAt;
    private long _closeSentAt;

    /// <summary>The peer has given a sign of life.</summary>
    public void Hear()
    {
        Volatile.Write(ref _heardAt, Environment.TickCount64);
        Volatile.Write(ref _pingedAt, 0);
    }

    /// <summary>A message, or a part of one, has just been heard.</summary>
    public void NoteReceived() => Volatile.Write(ref _activeAt, _heardAt);

    /// <summary>A message, or a part of one, goes out.</summary>
    public void NoteSent() => Volatile.Write(ref _activeAt, Environment.TickCount64);

    /// <summary>A ping goes out.</summary>
    public void NotePing() => Volatile.Write(ref _pingedAt, Environment.TickCount64);

    /// <summary>Our close frame goes out.</summary>
    public void NoteCloseSent() => Volatile.Write(ref _closeSentAt, Environment.TickCount64);

    /// <summary>Whether nothing was heard for so long that nobody seems to read.</summary>
    public bool IsUnheard(long now) => now - Volatile.Read(ref _heardAt) >= Unread;

    /// <summary>Whether a peer that a flush waits for gives no sign of life: no ping can ask it behind what waits.</summary>
    /// <param name="now">The time.</param>
    /// <param name="progressAt">When it took something last.</param>
    public bool IsMute(long now, long progressAt)
        => options.KeepAliveInterval > TimeSpan.Zero
            && IsOver(now, Math.Max(progressAt, Volatile.Read(ref _heardAt)), options.KeepAliveInterval + options.KeepAliveTimeout);

    /// <summary>What is to be done.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isCloseSent">Whether we have sent a close frame.</param>
    /// <param name="isBehind">Whether it waits for us: its silence means nothing, and its pong may stand behind what we have not
    /// read.</param>
    public PeerVerdict Judge(long now, bool isCloseSent, bool isBehind)
    {
        if (isCloseSent)
        {
            return IsOver(now, Volatile.Read(ref _closeSentAt), options.CloseTimeout) ? PeerVerdict.Cut : PeerVerdict.Stays;
        }

        if (isBehind)
        {
            return PeerVerdict.Stays;
        }

        if (Volatile.Read(ref _pingedAt) is > 0 and var pinged)
        {
            return IsOver(now, pinged, options.KeepAliveTimeout) ? PeerVerdict.Cut : PeerVerdict.Stays;
        }

        if (options.IdleTimeout > TimeSpan.Zero && IsOver(now, Volatile.Read(ref _activeAt), options.IdleTimeout))
        {
            return PeerVerdict.CloseIdle;
        }

        return options.KeepAliveInterval > TimeSpan.Zero && IsOver(now, Volatile.Read(ref _heardAt), options.KeepAliveInterval)
            ? PeerVerdict.Ping
            : PeerVerdict.Stays;
    }

    private static bool IsOver(long now, long since, TimeSpan time) => now - since > time.TotalMilliseconds;
}
