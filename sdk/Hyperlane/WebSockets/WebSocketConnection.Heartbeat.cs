using System.Net.WebSockets;
using Hyperlane.Http;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <content>What time brings: pings, and the end of peers that are gone, silent or late.</content>
public sealed partial class WebSocketConnection
{
    /// <summary>Nobody reads when nothing was heard for so long, in milliseconds: the handler is busy, or only sends.</summary>
    private const int Unread = 1000;

    private long _heardAt = Environment.TickCount64;
    private long _activeAt = Environment.TickCount64;
    private long _pingedAt;

    /// <summary>Called by the server's heartbeat, about once a second: a silent peer is asked whether it is there, and one that does not answer is cut.</summary>
    void IUpgraded.OnHeartbeat()
    {
        var now = Environment.TickCount64;
        if (_reader == Reader.Nobody && now - Volatile.Read(ref _heardAt) >= Unread)
        {
            Watch();
        }

        if (_pace.IsUnderWay && IsStuck(now))
        {
            Cut("The peer does not take what it is sent.");
        }
        else if (_closeSent)
        {
            CutIf(IsOver(now, Volatile.Read(ref _closeSentAt), _options.CloseTimeout));
        }
        else if (_reader == Reader.Behind)
        {
            // It waits for us: its silence means nothing, and its pong may stand behind what we have not read.
        }
        else if (Volatile.Read(ref _pingedAt) is > 0 and var pinged)
        {
            CutIf(IsOver(now, pinged, _options.KeepAliveTimeout));
        }
        else if (_options.IdleTimeout > TimeSpan.Zero && IsOver(now, Volatile.Read(ref _activeAt), _options.IdleTimeout))
        {
            _ = IgnoreEndAsync(SendCloseAsync(WebSocketCloseStatus.EndpointUnavailable, "Nothing was said for too long."));
            FireClosed();
        }
        else if (_options.KeepAliveInterval > TimeSpan.Zero && IsOver(now, Volatile.Read(ref _heardAt), _options.KeepAliveInterval))
        {
            Ping(now);
        }
    }

    /// <summary>Whether a flush waits for a peer that takes too little, or that gives no sign of life, which no ping can ask for behind what waits.</summary>
    private bool IsStuck(long now)
        => _pace.IsLate(_transport.TakenBytes)
            || (_options.KeepAliveInterval > TimeSpan.Zero
                && IsOver(now, Math.Max(_pace.ProgressAt, Volatile.Read(ref _heardAt)), _options.KeepAliveInterval + _options.KeepAliveTimeout));

    private static bool IsOver(long now, long since, TimeSpan time) => now - since > time.TotalMilliseconds;

    private void CutIf(bool isLate)
    {
        if (isLate)
        {
            Cut("The peer does not answer.");
        }
    }

    /// <summary>The peer has given a sign of life.</summary>
    private void Hear()
    {
        Volatile.Write(ref _heardAt, Environment.TickCount64);
        Volatile.Write(ref _pingedAt, 0);
    }

    private void Ping(long now)
    {
        // A sender that is at work, or waits for a slow peer, is sign enough that pings have to wait as well.
        if (_sending.TryEnter())
        {
            Volatile.Write(ref _pingedAt, now);
            _ = IgnoreEndAsync(WriteAndFlush(Opcode.Ping, [], isFinal: true));
        }
    }
}
