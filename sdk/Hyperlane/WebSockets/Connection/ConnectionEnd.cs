using Hyperlane.Transport;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets.Connection;

/// <summary>How a connection ends: its closing handshake, what was said last, and the token that fires then.</summary>
internal sealed class ConnectionEnd(TransportConnection transport)
{
    private CancellationTokenSource? _closed;
    private CloseFrame? _how;
    private volatile bool _hasFired;

    /// <summary>How far the closing handshake is.</summary>
    public ClosingHandshake Handshake { get; } = new();

    /// <summary>What the peer's close frame said, or why we ended it; null while it is open.</summary>
    public CloseFrame? How => Volatile.Read(ref _how);

    /// <summary>Fires when the peer has closed or is gone, and when we want the handler to stop.</summary>
    public CancellationToken Closed
    {
        get
        {
            if (_closed is null && Interlocked.CompareExchange(ref _closed, new CancellationTokenSource(), null) is null)
            {
                transport.Closed.UnsafeRegister(static closed => ((CancellationTokenSource)closed!).Cancel(), _closed);
                if (_hasFired)
                {
                    _closed.Cancel();
                }
            }

            return _closed.Token;
        }
    }

    /// <summary>Takes an event of the closing handshake, and notes what goes with it; the first word stays.</summary>
    public void Move(CloseEvent what, CloseFrame how)
    {
        Handshake.TryMove(what);
        if (Interlocked.CompareExchange(ref _how, how, null) is null)
        {
            Fire();
        }
    }

    /// <summary>The connection is lost.</summary>
    public void Lose(string reason = "The connection was lost.")
        => Move(CloseEvent.Lose, new CloseFrame(CloseFrame.AbnormalClosure, reason));

    /// <summary>Has the handler stop.</summary>
    public void Fire()
    {
        // Either we see the token, or whoever makes it sees that it has to fire.
        _hasFired = true;
        Interlocked.MemoryBarrier();
        if (_closed is { IsCancellationRequested: false } closed)
        {
            // Not here: what is registered there is the application's, and may take its time.
            ThreadPool.UnsafeQueueUserWorkItem(static closed => closed.Cancel(), closed, preferLocal: false);
        }
    }
}
